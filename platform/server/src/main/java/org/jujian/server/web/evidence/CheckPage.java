package org.jujian.server.web.evidence;

import java.util.List;
import org.jujian.server.web.view.Freshness;
import org.jujian.server.web.view.PeriodChoice;
import org.jujian.server.web.view.Tile;

/// The checks of the books, failing ones first, ready to print.
public record CheckPage(
        String unitName,
        String self,
        String backHref,
        String backLabel,
        String periodTitle,
        List<PeriodChoice> choices,
        Freshness freshness,
        List<Tile> tiles,
        boolean street,
        List<Group> failing,
        List<Line> rules) {
    public CheckPage {
        choices = List.copyOf(choices);
        tiles = List.copyOf(tiles);
        failing = List.copyOf(failing);
        rules = List.copyOf(rules);
    }

    /// A rule that fails, with its cases; `more` says how many are not shown.
    public record Group(
            String code, String title, String style, String level, String explanation, List<Case> cases, String more) {
        public Group {
            cases = List.copyOf(cases);
        }
    }

    public record Case(
            String community, String month, String found, String expected, List<CheckData.Place> places, String more) {
        public Case {
            places = List.copyOf(places);
        }
    }

    public record Line(String code, String title, String explanation, String style, String icon, String outcome) {}

    /// The section of a community's page: how many of the checks that are kept published passed, and which did not.
    public record Summary(String said, List<String> failing, String href) {
        public Summary {
            failing = List.copyOf(failing);
        }
    }
}
