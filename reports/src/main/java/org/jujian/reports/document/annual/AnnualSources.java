package org.jujian.reports.document.annual;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.metric.Figure;
import org.jujian.tenants.catalogue.Category;

/// What an annual report is made from. All lists hold every community of the paper: the one, or those of the street.
///
/// @param figures  of the unit itself in the year, by metric; a street's are its pooled ones
/// @param before   the same of the year before; empty when nothing is known of it
/// @param months   D of the unit by month
/// @param duties   due in the year by the cut-off; `dutiesBefore` in the year before
/// @param requests of any year, as far as they were made by the end of what is looked at
/// @param opinions 异议 and 质询, likewise
/// @param sheets   of the accounting months of the year (the year's money is that of its twelve months, FV-12)
/// @param meetings held in the year
public record AnnualSources(
        Subject subject,
        Map<String, Figure> figures,
        Map<String, Figure> before,
        Map<Period.Month, Figure> months,
        List<Duty> duties,
        List<Duty> dutiesBefore,
        List<Request> requests,
        List<Opinion> opinions,
        List<Sheet> sheets,
        List<Meeting> meetings,
        List<Evaluation> evaluations) {
    public AnnualSources {
        figures = Map.copyOf(figures);
        before = Map.copyOf(before);
        months = Map.copyOf(months);
        duties = List.copyOf(duties);
        dutiesBefore = List.copyOf(dutiesBefore);
        requests = List.copyOf(requests);
        opinions = List.copyOf(opinions);
        sheets = List.copyOf(sheets);
        meetings = List.copyOf(meetings);
        evaluations = List.copyOf(evaluations);
    }

    /// @param name   the community's, or the street's without 办事处
    /// @param street the street's name without 办事处
    public record Subject(
            Whose whose,
            UnitCode unit,
            String name,
            String street,
            Period.Year year,
            Basis basis,
            List<Community> communities) {
        public Subject {
            communities = List.copyOf(communities);
        }

        /// The last day that the paper looks at: the end of the year, or the cut-off before it.
        public LocalDate end() {
            return year.lastDay().isBefore(basis.cutOff()) ? year.lastDay() : basis.cutOff();
        }
    }

    public enum Whose {
        COMMUNITY,
        STREET
    }

    public record Community(UnitCode code, String name, Optional<Integer> boards) {}

    /// One obligation; `published` by the cut-off.
    public record Duty(
            UnitCode unit,
            String item,
            String itemName,
            Category category,
            LocalDate due,
            Optional<LocalDate> published,
            Outcome outcome,
            int lateWorkingDays) {}

    public enum Outcome {
        ON_TIME,
        LATE,
        UNPUBLISHED
    }

    /// A resident's request for disclosure (T-01E, 类型 申请).
    ///
    /// @param published the first valid publication
    /// @param decision  the final one of the secrecy review (T-12), with its day
    public record Request(LocalDate asked, Optional<LocalDate> published, Optional<Decision> decision) {}

    /// @param kind    公开 | 部分公开 | 内部 | 班子内部 | 不予公开 | …, as in T-12
    /// @param secrecy 国家秘密 | 商业秘密 | …
    public record Decision(String kind, String secrecy, LocalDate on) {}

    /// @param kind    异议 or 质询
    /// @param finding 异议结论 as in T-08
    public record Opinion(String kind, LocalDate raised, Optional<LocalDate> closed, String finding) {}

    public record Sheet(
            UnitCode unit, YearMonth month, String fund, Money opening, Money income, Money expense, Money closing) {}

    /// @param outcome 通过 | 未通过 | ''
    public record Meeting(String kind, String outcome, Filing filing) {}

    public enum Filing {
        FILED,
        NOT_FILED
    }

    /// Totals of a secret ballot about one post.
    public record Evaluation(String post, int valid, int excellent, int competent, int fairly, int incompetent) {}
}
