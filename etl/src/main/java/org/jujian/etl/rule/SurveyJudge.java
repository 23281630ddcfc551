package org.jujian.etl.rule;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.fact.SurveyRow;
import org.jujian.etl.value.NamedPeriod;

/// T-09 满意度汇总.
record SurveyJudge(Judge judge) implements Judge.OfTemplate {
    private static final Map<String, String> METHODS = Judge.options("入户", "电话", "扫码", "代表测评");

    @Override
    public @Nullable Fact judge(RowCheck check, Map<NaturalKey.OfEvent, Lookups.KnownEvent> events) {
        UnitCode unit = judge.unit(check);
        NamedPeriod period = check.requiredSpan("期间");
        String method = check.requiredOption("调查方式", METHODS, "入户、电话、扫码或代表测评");
        Integer issued = check.requiredCount("发放数");
        Integer satisfied = check.requiredCount("满意");
        Integer fairly = check.requiredCount("基本满意");
        Integer dissatisfied = check.requiredCount("不满意");
        Integer unaware = check.requiredCount("不了解");
        Integer written = check.count("无效");
        check.width();
        if (check.failure().isPresent()) {
            return null;
        }
        Objects.requireNonNull(unit);
        Objects.requireNonNull(period);
        Objects.requireNonNull(issued);
        Objects.requireNonNull(satisfied);
        Objects.requireNonNull(fairly);
        Objects.requireNonNull(dissatisfied);
        Objects.requireNonNull(unaware);
        int invalid = written == null ? 0 : written;
        return new SurveyRow(
                check.number(),
                Content.of(unit, period.name(), method, issued, satisfied, fairly, dissatisfied, unaware, invalid),
                unit,
                period.name(),
                method,
                issued,
                satisfied,
                fairly,
                dissatisfied,
                unaware,
                invalid);
    }
}
