package org.jujian.server.web.lead;

import java.util.List;

/// One lead with its rows and what was decided about it, ready to print.
public record LeadPage(
        String id,
        String period,
        String backHref,
        boolean lookingBack,
        String heading,
        String place,
        String rule,
        String found,
        String sum,
        List<Row> rows,
        String elsewhere,
        List<Choice> choices,
        List<Step> steps) {
    public LeadPage {
        rows = List.copyOf(rows);
        choices = List.copyOf(choices);
        steps = List.copyOf(steps);
    }

    public record Row(
            String unit,
            String day,
            String dayKey,
            String voucher,
            String account,
            String summary,
            String payee,
            String settlement,
            String bill,
            String amount,
            String amountKey,
            String source) {}

    public record Choice(String value, String label) {}

    /// @param style done or now, as the timeline draws it
    public record Step(String style, String label, String when, String reason) {}
}
