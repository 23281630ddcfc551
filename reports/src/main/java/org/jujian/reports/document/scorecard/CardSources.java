package org.jujian.reports.document.scorecard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.LeadRule;
import org.jujian.reports.lead.LedgerLine;
import org.jujian.reports.metric.Figure;

/// What a scorecard is made from, as the stores give it: the published figures of the period by metric code, and the
/// rows behind them. Duties are those due in the period by the cut-off, opinions those whose limit lies in it (D-20).
///
/// @param previous  the figures of the period before; empty where there are none, or where less than 70 weight is
///                  available, so that nothing is compared with a period for which nothing was fed
/// @param history   the totals of the months up to the end of the period, null where a month has none or less than 70
///                  weight
/// @param ranked    how many communities of the peer group are ranked in the period
/// @param committee what only the committee may read; null for every other audience
public record CardSources(
        Subject subject,
        Map<String, Figure> figures,
        Map<String, Figure> previous,
        List<MonthScore> history,
        int ranked,
        @Nullable String unranked,
        List<Duty> duties,
        List<Opinion> opinions,
        @Nullable CommitteeSources committee) {
    public CardSources {
        figures = Map.copyOf(figures);
        previous = Map.copyOf(previous);
        history = List.copyOf(history);
        duties = List.copyOf(duties);
        opinions = List.copyOf(opinions);
        if ((subject.audience() == Audience.COMMITTEE) != (committee != null)) {
            throw new IllegalArgumentException(
                    "scorecard for " + subject.audience() + ": only the committee's has the committee's part");
        }
    }

    /// @param kind 社区类型, the peer group
    public record Subject(
            Audience audience, UnitCode unit, String name, String street, String kind, Period period, Basis basis) {}

    public record MonthScore(Period.Month month, @Nullable BigDecimal score) {}

    /// @param about           期间 or 事件编号, with the stage
    /// @param credit          s_o, 0 … 1 (metrics.md §1)
    /// @param lateWorkingDays up to the publication, or up to the cut-off while there is none
    public record Duty(
            String item,
            String itemName,
            String about,
            LocalDate dueOn,
            Outcome outcome,
            int lateWorkingDays,
            int weight,
            BigDecimal credit,
            Review contentReview,
            Review secrecyReview) {}

    public enum Outcome {
        ON_TIME,
        LATE,
        UNPUBLISHED
    }

    public enum Review {
        COMPLETE,
        INCOMPLETE
    }

    /// @param kind 类型 as in T-08, 举报 told apart only in the committee's copy
    public record Opinion(String kind, Answer answer, Closing closing) {}

    public enum Answer {
        IN_TIME,
        LATE_OR_NONE
    }

    public enum Closing {
        CLOSED,
        OPEN
    }

    /// @param ledger   the lines of the accounting months that fell due in the period (D-26)
    /// @param leads    what the committee's rules notice in the community in the period
    /// @param evidence the ledger lines that the leads rest on, each once
    /// @param asked    the rules that say something about such a period
    /// @param financeUnpublishedMonths the longest run of accounting months, due in the period or in the three months
    ///                 up to its end, for which a monthly item of finance is not published
    public record CommitteeSources(
            List<Line> ledger,
            List<Lead> leads,
            List<LedgerLine> evidence,
            List<LeadRule> asked,
            int financeUnpublishedMonths) {
        public CommitteeSources {
            ledger = List.copyOf(ledger);
            leads = List.copyOf(leads);
            evidence = List.copyOf(evidence);
            asked = List.copyOf(asked);
        }
    }

    /// A line of the ledger.
    public record Line(Direction direction, Money amount, String counterparty) {}

    public enum Direction {
        INCOME,
        EXPENSE
    }
}
