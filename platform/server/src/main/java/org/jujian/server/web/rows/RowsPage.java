package org.jujian.server.web.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.etl.template.Template;
import org.jujian.etl.warehouse.HeldRows;
import org.jujian.server.submission.RowsDesk;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.Pager;

/// One page of the rows of a community. 社区代码 is left out: it is the same in each.
///
/// @param units    to choose from; empty for a community
/// @param versions whether older versions are shown too
public record RowsPage(
        String unitName,
        String title,
        String periodTitle,
        boolean versions,
        List<Option> units,
        List<Option> templates,
        List<String> headings,
        List<Line> lines,
        String total,
        Pager pager) {
    public RowsPage {
        units = List.copyOf(units);
        templates = List.copyOf(templates);
        headings = List.copyOf(headings);
        lines = List.copyOf(lines);
    }

    public record Option(String value, String label, boolean chosen) {}

    public record Cell(String heading, String text) {}

    /// @param source the file and its row, as far as the viewer may know
    public record Line(
            List<Cell> cells, String source, @Nullable String href, String received) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    private static final String UNIT = "社区代码";

    static RowsPage of(RowsDesk.Asked asked, RowsDesk.Page page, List<Community> communities, int number, int size) {
        Period period = asked.period().orElseThrow();
        boolean versions = asked.which() == HeldRows.Which.ALL_VERSIONS;
        return new RowsPage(
                page.unit().name(),
                asked.template().title(),
                asked.template() == Template.UNITS ? "全部期间" : Days.title(period),
                versions,
                communities.stream()
                        .map(c -> new Option(
                                c.code(),
                                c.shortName(),
                                c.code().equals(asked.unit().toString())))
                        .toList(),
                Arrays.stream(Template.values())
                        .map(t -> new Option(t.code(), t.title(), t == asked.template()))
                        .toList(),
                page.headings().stream().filter(h -> !h.equals(UNIT)).toList(),
                page.lines().stream().map(RowsPage::line).toList(),
                Numbers.count(page.total()),
                Pager.of(
                        number,
                        size,
                        page.total(),
                        "/rows?unit=" + asked.unit() + "&template="
                                + asked.template().code() + "&period=" + period + (versions ? "&versions=true" : "")
                                + "&page="));
    }

    private static Line line(RowsDesk.Line line) {
        List<Cell> cells = new ArrayList<>();
        line.values().forEach((heading, value) -> {
            if (!heading.equals(UNIT)) {
                cells.add(new Cell(heading, value));
            }
        });
        String row = "第 " + line.row() + " 行";
        return new Line(
                cells,
                line.source().map(s -> s.fileName() + " " + row).orElse(row) + (line.backfill() ? "（补录）" : ""),
                line.source().map(s -> "/upload/" + s.id()).orElse(null),
                Days.moment(line.receivedAt()));
    }
}
