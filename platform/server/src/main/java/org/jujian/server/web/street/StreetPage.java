package org.jujian.server.web.street;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.server.web.view.Band;
import org.jujian.server.web.view.Freshness;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.PeriodChoice;
import org.jujian.server.web.view.Tile;

/// The comparison of a street's communities, ready to print: every text is final, every sort key exact.
public record StreetPage(
        String street,
        String streetName,
        String period,
        String periodTitle,
        int communities,
        Freshness freshness,
        List<PeriodChoice> choices,
        String sparkHeading,
        String changeHeading,
        List<Tile> tiles,
        Ranking ranking,
        Heat heat,
        List<Issue> issues,
        Funnel funnel,
        List<Step> survey,
        List<SmallChart> months,
        Trend trend) {

    public StreetPage {
        choices = List.copyOf(choices);
        tiles = List.copyOf(tiles);
        issues = List.copyOf(issues);
        survey = List.copyOf(survey);
        months = List.copyOf(months);
    }

    /// `ranked` is false in months: then there is one group in the order of codes and no column of ranks.
    public record Ranking(boolean ranked, List<Group> groups, List<Unranked> unranked, List<String> notes) {
        public Ranking {
            groups = List.copyOf(groups);
            unranked = List.copyOf(unranked);
            notes = List.copyOf(notes);
        }

        public boolean empty() {
            return groups.isEmpty() && unranked.isEmpty();
        }
    }

    /// A peer group; `filter` is its key in the page's filter.
    public record Group(String title, String filter, String filterLabel, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    public record Row(
            String code,
            String name,
            boolean disabled,
            String rank,
            Value rankingScore,
            Value score,
            @Nullable Band band,
            List<Value> dimensions,
            Value due,
            Value unpublished,
            @Nullable Spark spark,
            Numbers.Delta change) {
        public Row {
            dimensions = List.copyOf(dimensions);
        }
    }

    /// A printed number and the exact one that the column is sorted by.
    public record Value(String text, String key) {
        public boolean empty() {
            return Numbers.EMPTY.equals(text);
        }
    }

    /// A line of at least one point in a box of 64 × 20; the last point is marked.
    public record Spark(String points, String lastX, String lastY) {}

    public record Unranked(
            String code,
            String name,
            String reason,
            String detail,
            String score,
            @Nullable Band band,
            String due) {}

    public record Heat(List<String> families, List<HeatRow> rows) {
        public Heat {
            families = List.copyOf(families);
            rows = List.copyOf(rows);
        }
    }

    public record HeatRow(String name, boolean total, List<HeatCell> cells) {
        public HeatRow {
            cells = List.copyOf(cells);
        }
    }

    /// `style` is ht0 … ht4, or htx when nothing was due; then `href` is null.
    public record HeatCell(
            String style,
            String rate,
            String ratio,
            @Nullable String href) {}

    public record Issue(String item, String name, String ratio, String rate) {}

    /// Satisfaction against sample size; `data` is what the script draws, the same as in `rows`.
    public record Funnel(FunnelData data, String mean, String verdict, List<FunnelRow> rows) {
        public Funnel {
            rows = List.copyOf(rows);
        }

        public boolean empty() {
            return rows.isEmpty();
        }
    }

    public record FunnelRow(String name, String n, String rate, String interval, String verdict) {}

    /// `mean` and `rate` are 0 … 1.
    public record FunnelData(BigDecimal mean, int maxN, BigDecimal minY, List<Point> points) {
        public FunnelData {
            points = List.copyOf(points);
        }
    }

    public record Point(String name, int n, BigDecimal rate, BigDecimal lo, BigDecimal hi, boolean label) {}

    /// One step of the questionnaires' way; `width` is a percentage of the first step.
    public record Step(String name, String count, String note, String width) {}

    /// A community's monthly on-time rate beside the street's, in a box of 120 × 52.
    public record SmallChart(
            String code, String name, String value, String description, String line, String reference, List<Dot> dots) {
        public SmallChart {
            dots = List.copyOf(dots);
        }
    }

    public record Dot(String x, String y) {}

    /// The street's pooled rates by month; `data` is drawn, `rows` say the same.
    public record Trend(List<String> months, List<TrendRow> rows, TrendData data) {
        public Trend {
            months = List.copyOf(months);
            rows = List.copyOf(rows);
        }

        public boolean empty() {
            return months.isEmpty();
        }
    }

    public record TrendRow(String name, List<String> values) {
        public TrendRow {
            values = List.copyOf(values);
        }
    }

    public record TrendData(List<String> months, int min, List<Series> series) {
        public TrendData {
            months = List.copyOf(months);
            series = List.copyOf(series);
        }
    }

    /// Percent with one decimal; null where a month has no value.
    public record Series(String name, List<@Nullable BigDecimal> data) {
        public Series {
            data = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(data));
        }
    }
}
