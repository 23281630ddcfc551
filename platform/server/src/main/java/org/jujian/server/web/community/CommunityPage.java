package org.jujian.server.web.community;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.server.web.evidence.CheckPage;
import org.jujian.server.web.view.Band;
import org.jujian.server.web.view.Freshness;
import org.jujian.server.web.view.PeriodChoice;
import org.jujian.server.web.view.Tile;

/// What a community should publish, and its own figures, ready to print.
public record CommunityPage(
        String code,
        String name,
        String streetName,
        String month,
        String monthTitle,
        String todayText,
        String previousMonth,
        String nextMonth,
        Freshness freshness,
        Sum sum,
        List<Filter> filters,
        List<DutyRow> duties,
        List<NextStep> nextSteps,
        String period,
        String periodTitle,
        List<PeriodChoice> choices,
        List<Tile> tiles,
        @Nullable Score score,
        CheckPage.Summary checks,
        int overdue) {
    public CommunityPage {
        filters = List.copyOf(filters);
        duties = List.copyOf(duties);
        nextSteps = List.copyOf(nextSteps);
        choices = List.copyOf(choices);
        tiles = List.copyOf(tiles);
    }

    /// total = Σ parts; `earlier` are duties of earlier months still unpublished, outside the sum.
    public record Sum(int total, String totalNote, List<Part> parts, String description, int earlier) {
        public Sum {
            parts = List.copyOf(parts);
        }
    }

    /// `x` and `width` in a strip as wide as there are duties; `style` is the colour's class.
    public record Part(String name, int count, String note, String style, String x, String width) {}

    public record Filter(String key, String label, boolean chosen) {}

    public record DutyRow(
            String style,
            String filter,
            String item,
            String name,
            boolean open,
            List<String> tags,
            String matter,
            String channels,
            String published,
            String due,
            String dueKey,
            String statusStyle,
            String statusIcon,
            String status,
            boolean urgent,
            String evidence) {
        public DutyRow {
            tags = List.copyOf(tags);
        }
    }

    /// One point of the time line; `style` is bad, now or empty.
    public record NextStep(String style, String when, String what, String note) {}

    public record Score(
            String total,
            @Nullable Band band,
            String standing,
            String loss,
            List<Dimension> dimensions,
            String missing) {
        public Score {
            dimensions = List.copyOf(dimensions);
        }
    }

    /// `width` of 200, `loss` with two decimals; both empty when the dimension has no data.
    public record Dimension(
            String name, String weight, String points, String note, String width, String loss, boolean empty) {}
}
