package org.jujian.reports.document.scorecard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.document.writing.Ratio;

/// Everything that a scorecard prints, before it is put into words (reports.md C). Made by [SupervisionCards]; frozen
/// with the issued card, the audience among it, so that the two copies of a card have two numbers.
///
/// @param losses    why points were lost; they add up to what the total lacks to 100
/// @param committee only in the committee's copy
public record SupervisionCard(
        Audience audience,
        UnitCode unit,
        String name,
        String street,
        String kind,
        Period period,
        Basis basis,
        Result result,
        List<Dimension> dimensions,
        List<Loss> losses,
        List<Overdue> overdue,
        Reviews reviews,
        List<Opinions> opinions,
        @Nullable Satisfaction satisfaction,
        List<CardSources.MonthScore> history,
        List<String> flags,
        @Nullable Committee committee) {
    public SupervisionCard {
        dimensions = List.copyOf(dimensions);
        losses = List.copyOf(losses);
        overdue = List.copyOf(overdue);
        opinions = List.copyOf(opinions);
        history = List.copyOf(history);
        flags = List.copyOf(flags);
        if (audience != Audience.COMMITTEE && committee != null) {
            throw new IllegalArgumentException("scorecard for " + audience + ": expected no committee's part");
        }
    }

    /// @param score    null without any dimension
    /// @param band     null when less than 70 weight is available
    /// @param ranked   how many of the peer group are ranked
    /// @param unranked why there is no rank
    /// @param previous the total of the period before
    public record Result(
            @Nullable BigDecimal score,
            @Nullable String band,
            @Nullable Integer rank,
            int ranked,
            @Nullable String unranked,
            @Nullable BigDecimal previous) {}

    /// @param value 0 … 100, null = not counted
    /// @param lost  points of the total, two decimals
    public record Dimension(
            String code,
            String name,
            int weight,
            @Nullable BigDecimal value,
            @Nullable BigDecimal previous,
            BigDecimal lost) {}

    /// One reason for lost points.
    public record Loss(String dimension, String reason, String facts, BigDecimal points) {}

    public record Overdue(String item, String itemName, String about, LocalDate dueOn, int workingDays) {}

    /// @param contentMissing duties published without a complete review before it, as item and period
    public record Reviews(
            @Nullable Ratio content,
            @Nullable Ratio secrecy,
            List<String> contentMissing,
            List<String> secrecyMissing) {
        public Reviews {
            contentMissing = List.copyOf(contentMissing);
            secrecyMissing = List.copyOf(secrecyMissing);
        }
    }

    public record Opinions(String kind, int due, int inTime, int closed) {}

    /// M20 with its interval; `rated` papers.
    public record Satisfaction(Ratio rate, BigDecimal low, BigDecimal high, int rated) {
        /// Fewer rated papers than this are too few (metrics.md §1).
        public static final int SUFFICIENT = 30;
    }

    /// Red lines, leads, 举报 and money: for the committee alone (reports.md C, Access).
    ///
    /// @param ruleVersion of the rules of leads
    /// @param notAsked    the rules that say nothing about such a period, or for which the platform lacks the data
    /// @param reported the 举报 among the opinions that fell due
    public record Committee(
            List<RedLine> redLines,
            List<Signal> signals,
            String ruleVersion,
            List<String> notAsked,
            Opinions reported,
            Money income,
            Money expense,
            @Nullable Ratio checks,
            List<Payee> payees,
            Advice advice) {
        public Committee {
            redLines = List.copyOf(redLines);
            signals = List.copyOf(signals);
            notAsked = List.copyOf(notAsked);
            payees = List.copyOf(payees);
        }
    }

    public record RedLine(String name, String state, String facts) {}

    /// The leads (线索) of one rule, never findings.
    ///
    /// @param rule    RF-… of finance.md §5, G… of metrics.md §5
    /// @param leads   how many, those decided among them
    /// @param decided about how many the committee has said something
    /// @param rows    what they rest on, each row once
    /// @param amount  of these rows
    public record Signal(
            String rule,
            String name,
            Field field,
            int leads,
            int decided,
            int rows,
            @Nullable Money amount,
            String confidence,
            String facts) {
        int open() {
            return leads - decided;
        }
    }

    public enum Field {
        FINANCE("财务"),
        PROCEDURE("程序");

        private final String label;

        Field(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// @param name masked when it looks like a person's
    public record Payee(
            String name, int lines, Money amount, @Nullable Ratio share) {}

    public enum Advice {
        ORDER("督办"),
        REMIND("提醒"),
        WATCH("观察");

        private final String label;

        Advice(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
