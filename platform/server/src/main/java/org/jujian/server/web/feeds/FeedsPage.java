package org.jujian.server.web.feeds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.monitor.FeedBoard;
import org.jujian.etl.monitor.FeedState;
import org.jujian.etl.sheet.CsvLine;
import org.jujian.etl.template.Template;
import org.jujian.server.web.evidence.EvidenceData;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.Tile;

/// What the page 报送监控 shows, in the order of codes.
///
/// @param open who has not fed what is due, or got it back
public record FeedsPage(
        String streetName,
        String period,
        String periodTitle,
        String dueOn,
        List<Tile> tiles,
        List<Column> columns,
        List<Row> rows,
        List<Open> open) {
    public FeedsPage {
        tiles = List.copyOf(tiles);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        open = List.copyOf(open);
    }

    public record Column(String code, String title, boolean due) {}

    public record Row(String code, String name, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// @param note  when the newest row came, and how many there are
    /// @param order of states, for sorting
    public record Cell(
            String column,
            String state,
            String style,
            String note,
            int order,
            @Nullable String href,
            String rows,
            String last) {}

    /// A community with what is missing: `公开台账、收支明细`
    public record Open(String code, String name, String missing, String rejected) {}

    private static final List<Template> TEMPLATES = Arrays.stream(Template.values())
            .filter(t -> t != Template.UNITS)
            .sorted((a, b) -> Boolean.compare(isMonthly(b), isMonthly(a)))
            .toList();

    private static boolean isMonthly(Template template) {
        return template == Template.REGISTER || template == Template.LEDGER || template == Template.SHEETS;
    }

    /// @param uploads by the number of the submission, those that the viewer may open
    static FeedsPage of(String streetName, FeedBoard board, Map<Long, EvidenceData.Source> uploads) {
        List<FeedBoard.Cell> due = board.lines().stream()
                .flatMap(line -> line.cells().values().stream())
                .filter(FeedBoard.Cell::due)
                .toList();
        return new FeedsPage(
                streetName,
                board.month().toString(),
                Days.title(board.month()),
                Days.longDay(board.dueOn()),
                tiles(due),
                TEMPLATES.stream()
                        .map(t -> new Column(t.code(), t.title(), isMonthly(t)))
                        .toList(),
                board.lines().stream().map(line -> row(line, uploads)).toList(),
                board.lines().stream()
                        .map(FeedsPage::open)
                        .filter(o -> !o.missing().isEmpty() || !o.rejected().isEmpty())
                        .toList());
    }

    private static List<Tile> tiles(List<FeedBoard.Cell> due) {
        Map<FeedState, Long> counts =
                due.stream().collect(Collectors.groupingBy(FeedBoard.Cell::state, Collectors.counting()));
        long backfilled = counts.getOrDefault(FeedState.BACKFILLED, 0L);
        long fed = counts.getOrDefault(FeedState.FED, 0L) + backfilled;
        long late = counts.getOrDefault(FeedState.LATE, 0L);
        long rejected = counts.getOrDefault(FeedState.REJECTED, 0L);
        long missing = counts.getOrDefault(FeedState.MISSING, 0L);
        long pending = counts.getOrDefault(FeedState.PENDING, 0L);
        return List.of(
                tile("应报", due.size(), "社区 × 每月应报的种类"),
                tile("已报", fed, "其中补录 " + Numbers.count(backfilled)),
                tile("迟报", late, "到期以后才报的"),
                tile(
                        "还没有",
                        rejected + missing + pending,
                        "到期未报 %s · 退回 %s · 未到期 %s"
                                .formatted(Numbers.count(missing), Numbers.count(rejected), Numbers.count(pending))));
    }

    private static Tile tile(String name, long count, String note) {
        return Tile.of(name, Numbers.count(count), "份", note, null);
    }

    private static Row row(FeedBoard.Line line, Map<Long, EvidenceData.Source> uploads) {
        return new Row(
                line.unit().code().toString(),
                line.unit().shortName(),
                TEMPLATES.stream().map(t -> cell(t, line.cell(t), uploads)).toList());
    }

    private static Cell cell(Template template, FeedBoard.Cell cell, Map<Long, EvidenceData.Source> uploads) {
        EvidenceData.Source upload = cell.submission() == null ? null : uploads.get(cell.submission());
        String last = cell.last() == null ? "" : Days.moment(cell.last());
        String rows = cell.rows() == 0 ? "" : Numbers.count(cell.rows()) + " 行";
        return new Cell(
                template.title(),
                cell.state().label(),
                switch (cell.state()) {
                    case FED, BACKFILLED -> "ok";
                    case LATE, REJECTED -> "warn";
                    case MISSING -> "bad";
                    case PENDING, NOT_DUE -> "";
                },
                rows.isEmpty() ? last : rows + "，" + last,
                cell.state().ordinal(),
                upload == null ? null : upload.href(),
                cell.rows() == 0 ? "" : Long.toString(cell.rows()),
                last);
    }

    private static Open open(FeedBoard.Line line) {
        return new Open(
                line.unit().code().toString(),
                line.unit().shortName(),
                titles(line, FeedState.MISSING),
                titles(line, FeedState.REJECTED));
    }

    private static String titles(FeedBoard.Line line, FeedState state) {
        return TEMPLATES.stream()
                .filter(t -> line.cell(t).state() == state)
                .map(Template::title)
                .collect(Collectors.joining("、"));
    }

    /// A line for each community and template, for a spreadsheet: UTF-8 with a mark, so that Excel and WPS read it.
    String csv() {
        List<String> lines = new ArrayList<>();
        lines.add("社区代码,社区,模板,数据种类,期间,每月应报,状态,行数,最近报送时间");
        for (Row row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                Cell cell = row.cells().get(i);
                lines.add(CsvLine.of(List.of(
                        row.code(),
                        row.name(),
                        columns.get(i).code(),
                        columns.get(i).title(),
                        period,
                        columns.get(i).due() ? "是" : "否",
                        cell.state().equals(FeedState.NOT_DUE.label()) ? "" : cell.state(),
                        cell.rows(),
                        cell.last())));
            }
        }
        return "\uFEFF" + String.join("\r\n", lines) + "\r\n";
    }
}
