package org.jujian.server.web.scorecard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.server.web.view.Band;
import org.jujian.server.web.view.Freshness;
import org.jujian.server.web.view.PeriodChoice;

/// One community's scorecard, ready to print.
///
/// @param say       one sentence: where the points went
/// @param committee null in every copy but the committee's
public record ScorecardPage(
        String code,
        String name,
        String streetName,
        String periodTitle,
        String self,
        List<PeriodChoice> choices,
        Freshness freshness,
        String calendar,
        String total,
        @Nullable Band band,
        String standing,
        String say,
        List<Dimension> dimensions,
        String lost,
        List<Loss> losses,
        List<Overdue> overdue,
        List<Month> months,
        List<Fact> facts,
        @Nullable Committee committee) {
    public ScorecardPage {
        choices = List.copyOf(choices);
        dimensions = List.copyOf(dimensions);
        losses = List.copyOf(losses);
        overdue = List.copyOf(overdue);
        months = List.copyOf(months);
        facts = List.copyOf(facts);
    }

    /// @param code  of its metric
    /// @param width of 200
    public record Dimension(
            String code,
            String name,
            String weight,
            String points,
            String width,
            String lost,
            String change,
            boolean empty) {}

    /// @param advice what would change it
    /// @param href   to the duties or rows behind it
    public record Loss(String dimension, String reason, String facts, String points, String advice, String href) {}

    public record Overdue(String item, String name, String about, String due, String late, boolean longOverdue) {}

    public record Month(String name, String score) {}

    public record Fact(String name, String text, @Nullable String href) {}

    public record Committee(
            String advice, List<RedLine> redLines, List<Signal> signals, String ruleVersion, String leadsHref) {
        public Committee {
            redLines = List.copyOf(redLines);
            signals = List.copyOf(signals);
        }
    }

    public record RedLine(String name, String style, String state, String facts) {}

    public record Signal(
            String rule, String name, String field, String count, String amount, String confidence, String facts) {}
}
