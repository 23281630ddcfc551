package org.jujian.server.web.lead;

import java.util.List;
import org.jujian.server.web.view.PeriodChoice;
import org.jujian.server.web.view.Tile;

/// The leads of a street in a period, ready to print.
public record LeadsPage(
        String streetName,
        String period,
        String periodTitle,
        String asOf,
        String known,
        String ruleVersion,
        LookBack back,
        List<PeriodChoice> choices,
        List<Tile> tiles,
        List<Filter> filters,
        List<Line> lines,
        List<Silent> silent) {
    public LeadsPage {
        choices = List.copyOf(choices);
        tiles = List.copyOf(tiles);
        filters = List.copyOf(filters);
        lines = List.copyOf(lines);
        silent = List.copyOf(silent);
    }

    public record Filter(String key, String label, boolean chosen) {}

    /// @param order the confidence and gravity of the rule as one number, for sorting
    public record Line(
            String href,
            String filter,
            String unit,
            String rule,
            String title,
            String found,
            String rows,
            String amount,
            String amountKey,
            int order,
            State state) {}

    /// What the committee said last.
    public record State(String label, String style) {}

    /// A rule that says nothing about the period, and why.
    public record Silent(String rule, String title, String reason) {}
}
