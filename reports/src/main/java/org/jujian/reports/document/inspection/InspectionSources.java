package org.jujian.reports.document.inspection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.tenants.catalogue.Category;

/// What a self-inspection is made from, as the stores give it: published figures by metric code, and the rows behind
/// them. All lists are of one unit; duties are those due in the period by the cut-off, opinions those whose limit lies
/// in
/// it (D-20), sheets those of the accounting months that fell due in it (D-26), surveys those that name it or a part of
/// it (D-19).
public record InspectionSources(
        Subject subject,
        Map<String, Figure> figures,
        List<Duty> duties,
        List<Sheet> sheets,
        List<Opinion> opinions,
        List<Survey> surveys) {

    public InspectionSources {
        figures = Map.copyOf(figures);
        duties = List.copyOf(duties);
        sheets = List.copyOf(sheets);
        opinions = List.copyOf(opinions);
        surveys = List.copyOf(surveys);
    }

    /// @param name the community's full name (社区名称)
    /// @param street the street office's name without 办事处
    public record Subject(
            UnitCode unit,
            String name,
            String street,
            Period period,
            LocalDate cutOff,
            String formulaVersion,
            String calendarVersion,
            String catalogueVersion,
            @Nullable Instant knownAt) {}

    /// A published figure; what it has not is null, all of it when the metric is empty.
    public record Figure(
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable BigDecimal value,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {}

    /// One obligation. `lateWorkingDays` counts to the publication, or to the cut-off when there is none.
    public record Duty(String item, String itemName, Category category, Outcome outcome, int lateWorkingDays) {}

    public enum Outcome {
        ON_TIME,
        LATE,
        UNPUBLISHED
    }

    public record Sheet(YearMonth month, String fund, Money opening, Money income, Money expense, Money closing) {}

    /// @param kind 类型 as in T-08
    public record Opinion(String kind, Answer answer, Closing closing, Finding finding) {}

    public enum Answer {
        IN_TIME,
        LATE_OR_NONE
    }

    public enum Closing {
        CLOSED,
        OPEN
    }

    /// 异议结论
    public enum Finding {
        NONE,
        OMISSION,
        UNTRUE
    }

    /// @param method 入户, 电话, 扫码 or 代表测评
    public record Survey(
            String method,
            int issued,
            int satisfied,
            int fairlySatisfied,
            int dissatisfied,
            int unaware,
            int invalid) {}
}
