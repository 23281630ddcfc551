package org.jujian.reports.document.inspection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.tenants.catalogue.Category;

/// Everything that a self-inspection report prints, before it is put into words (reports.md A, sections 0, 4, 7, 10, 11
/// and 12). Made by [SelfInspections]; frozen with the issued report.
public record SelfInspection(
        UnitCode unit,
        String name,
        String street,
        Period period,
        LocalDate cutOff,
        Versions versions,
        Disclosure disclosure,
        Finance finance,
        Feedback feedback,
        Satisfaction satisfaction,
        List<Problem> problems) {
    public SelfInspection {
        problems = List.copyOf(problems);
    }

    /// @param knownAt only what had been received by then counts; null = everything
    public record Versions(
            String formula,
            String calendar,
            String catalogue,
            String inspectionRules,
            @Nullable Instant knownAt) {}

    /// Counts of obligations: due = on time + late + unpublished.
    public record Count(int onTime, int late, int unpublished) {
        public int due() {
            return onTime + late + unpublished;
        }

        public int published() {
            return onTime + late;
        }

        public Count plus(Count other) {
            return new Count(onTime + other.onTime, late + other.late, unpublished + other.unpublished);
        }
    }

    /// @param longestLate working days, of those published late
    /// @param longestUnpublished working days up to the cut-off
    public record Item(
            String code, String name, Category category, Count count, int longestLate, int longestUnpublished) {}

    /// @param coverage M10, null without due obligations; `onTime` (M01) likewise
    /// @param meanLate mean working days of those published late, null when none was
    public record Disclosure(
            List<Item> items,
            Count total,
            @Nullable Ratio coverage,
            @Nullable Ratio onTime,
            @Nullable BigDecimal meanLate) {
        public Disclosure {
            items = List.copyOf(items);
        }
    }

    /// A fund over the accounting months: opening of the first sheet, closing of the last.
    public record Fund(String name, Money opening, Money income, Money expense, Money closing) {
        /// Zero when opening + income − expense = closing.
        public Money difference() {
            return opening.plus(income).minus(expense).minus(closing);
        }
    }

    public record MonthFlow(YearMonth month, Money income, Money expense) {}

    /// One FV rule: how often it was applicable and how often it passed.
    public record Check(String rule, String name, int applicable, int passed) {}

    /// @param withoutSheet accounting months of the period that have no sheet
    /// @param checks the rules that were applicable at all
    /// @param passed M70, null without an applicable check
    public record Finance(
            YearMonth from,
            YearMonth to,
            List<Fund> funds,
            Fund total,
            List<MonthFlow> months,
            List<YearMonth> withoutSheet,
            List<Check> checks,
            @Nullable Ratio passed) {
        public Finance {
            funds = List.copyOf(funds);
            months = List.copyOf(months);
            withoutSheet = List.copyOf(withoutSheet);
            checks = List.copyOf(checks);
        }
    }

    public record Opinions(String kind, int due, int inTime, int closed) {}

    /// @param closed M40 and `inTime` M41, null when no answer fell due
    public record Feedback(
            List<Opinions> kinds,
            @Nullable Ratio closed,
            @Nullable Ratio inTime) {
        public Feedback {
            kinds = List.copyOf(kinds);
        }
    }

    public record Papers(String method, int issued, int satisfied, int fairlySatisfied, int dissatisfied, int unaware) {
        /// 满意 + 基本满意 + 不满意
        public int rated() {
            return satisfied + fairlySatisfied + dissatisfied;
        }

        public int valid() {
            return rated() + unaware;
        }
    }

    /// A satisfaction rate with its Wilson 95 % interval, as ratios of 1.
    public record Rate(Ratio ratio, BigDecimal low, BigDecimal high) {}

    public record Series(Papers papers, @Nullable Rate rate) {}

    /// @param methods 入户, 电话, 扫码
    /// @param pooled these together: M20; null without a survey
    /// @param delegates 代表测评, a series of its own (D-18)
    /// @param awareness M22, `returned` M23
    public record Satisfaction(
            List<Series> methods,
            @Nullable Series pooled,
            @Nullable Series delegates,
            @Nullable Ratio awareness,
            @Nullable Ratio returned) {
        /// Fewer rated papers than this make no ranking (metrics.md §1).
        public static final int SUFFICIENT = 30;

        public Satisfaction {
            methods = List.copyOf(methods);
        }
    }

    /// A problem that the rules found; who mends it and until when is written by the community.
    public record Problem(Rule rule, String title, String facts) {}

    public enum Rule {
        UNPUBLISHED,
        LATE,
        FAILED_CHECK,
        UPHELD_OBJECTION,
        LATE_ANSWER,
        INCOMPLETE_REVIEW,
        INCOMPLETE_CONTENT
    }
}
