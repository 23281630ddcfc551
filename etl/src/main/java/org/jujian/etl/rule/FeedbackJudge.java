package org.jujian.etl.rule;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.FeedbackRow;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.value.Moment;
import org.jujian.tenants.catalogue.Item;

/// T-08 意见台账.
record FeedbackJudge(Judge judge) implements Judge.OfTemplate {
    private static final Map<String, String> KINDS = Judge.options("咨询", "建议", "投诉", "举报", "异议", "质询");
    private static final Map<String, String> RATINGS = Judge.options("满意", "基本满意", "不满意", "未评价");
    private static final Map<String, String> FINDINGS = Judge.options("成立-遗漏", "成立-不真实", "不成立");

    @Override
    public @Nullable Fact judge(RowCheck check, Map<NaturalKey.OfEvent, Lookups.KnownEvent> events) {
        UnitCode unit = judge.unit(check);
        String feedback = check.requiredKey("意见编号");
        String kind = check.requiredOption("类型", KINDS, "咨询、建议、投诉、举报、异议或质询");
        Moment raised = check.requiredDate("提出时间");
        check.notAhead("提出时间", raised);
        String matter = check.requiredText("内容");
        String channel = check.cell("渠道");
        Item item = judge.item(check, "关联事项代码");
        Moment accepted = happened(check, "受理时间");
        Moment answered = happened(check, "答复时间");
        String answer = check.cell("答复内容");
        Moment closed = happened(check, "办结时间");
        String rating = check.option("评价", RATINGS, "满意、基本满意、不满意或未评价");
        String finding = check.option("异议结论", FINDINGS, "成立-遗漏、成立-不真实或不成立");
        String disclosed = check.yesNo("是否公开反馈");
        check.width();
        if (check.failure().isPresent()) {
            return null;
        }
        Objects.requireNonNull(unit);
        Objects.requireNonNull(raised);
        String itemCode = item == null ? "" : item.code();
        var content = Content.of(
                unit, feedback, kind, raised, matter, channel, itemCode, accepted, answered, answer, closed, rating,
                finding, disclosed);
        return new FeedbackRow(
                check.number(),
                content,
                unit,
                feedback,
                kind,
                raised.date(),
                raised.timeText(),
                matter,
                channel,
                itemCode,
                RowCheck.day(accepted),
                RowCheck.day(answered),
                RowCheck.time(answered),
                answer,
                RowCheck.day(closed),
                rating,
                finding,
                disclosed);
    }

    private static @Nullable Moment happened(RowCheck check, String column) {
        Moment moment = check.date(column);
        check.notAhead(column, moment);
        return moment;
    }
}
