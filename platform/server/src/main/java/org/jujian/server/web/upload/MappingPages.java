package org.jujian.server.web.upload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jujian.etl.preview.Preview;
import org.jujian.etl.preview.PreviewRow;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.ColumnKind;
import org.jujian.etl.template.Layout;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;
import org.jujian.server.web.view.Numbers;

/// Makes the part of the upload page in which the columns of a file are checked.
final class MappingPages {
    /// Stands for what a heading's own words say, where somebody said something else: that has to be said again.
    static final String SAID = "?";

    private MappingPages() {}

    static MappingPage of(Preview preview) {
        Optional<Layout> layout = preview.layout();
        List<PreviewRow> rows = preview.firstRows();
        return new MappingPage(
                preview.template().map(Template::code).orElse(null),
                preview.template().map(Template::title).orElse("没有认出数据种类"),
                preview.guessed() && preview.template().isPresent(),
                layout.map(MappingPages::source).orElse(""),
                counted(preview),
                preview.problem().map(FileProblem::message).orElse(null),
                layout.map(Layout::missing).orElse(List.of()),
                rows.isEmpty() ? "" : Integer.toString(rows.getFirst().row()),
                layout.map(l -> l.headings().stream()
                                .map(h -> heading(l.template(), h, rows))
                                .toList())
                        .orElse(List.of()),
                preview.warnings().stream().map(Warning::message).toList(),
                rows.stream().map(r -> row(r, layout)).toList());
    }

    /// What was said about headings where it differs from what their own words say; empty = nothing was said.
    static Map<String, String> said(List<String> headings, List<String> known, List<String> columns) {
        var said = new HashMap<String, String>();
        if (headings.size() != known.size() || headings.size() != columns.size()) {
            return said;
        }
        for (int i = 0; i < headings.size(); i++) {
            if (!known.get(i).equals(columns.get(i))) {
                said.put(headings.get(i), columns.get(i));
            }
        }
        return said;
    }

    private static String source(Layout layout) {
        var parts = new ArrayList<String>();
        parts.add(layout.form());
        if (layout.firstRow() > 0) {
            parts.add(
                    layout.firstRow() == layout.lastRow()
                            ? "表头在第 " + layout.firstRow() + " 行"
                            : "表头在第 " + layout.firstRow() + " 至 " + layout.lastRow() + " 行");
        }
        if (layout.template().columns().stream().anyMatch(c -> c.kind() == ColumnKind.AMOUNT)) {
            parts.add(
                    layout.unit() == AmountUnit.UNDECLARED
                            ? "没有写明单位，按元"
                            : "单位：" + layout.unit().label());
        }
        return String.join(" · ", parts);
    }

    private static String counted(Preview preview) {
        if (preview.problem().isPresent()) {
            return "";
        }
        return "读到 " + Numbers.count(preview.rows()) + " 行"
                + preview.covered()
                        .map(c -> "，" + c.column() + " "
                                + (c.from().equals(c.to()) ? c.from() : c.from() + " 至 " + c.to()))
                        .orElse("");
    }

    private static MappingPage.Heading heading(Template template, Layout.Heading heading, List<PreviewRow> rows) {
        Column column = heading.column();
        String chosen = column == null ? "" : column.name();
        var options = new ArrayList<MappingPage.Option>();
        options.add(new MappingPage.Option("", "（不导入）", chosen.isEmpty()));
        template.columns()
                .forEach(c -> options.add(
                        new MappingPage.Option(c.name(), c.name(), c.name().equals(chosen))));
        String sample =
                rows.isEmpty() || heading.place() >= rows.getFirst().cells().size()
                        ? ""
                        : rows.getFirst().cells().get(heading.place()).written();
        boolean required = column != null && column.isRequired();
        return switch (heading.match()) {
            case NAME -> line(heading, sample, chosen, "ok", "i-ok", "同名", required, options);
            case SYNONYM -> line(heading, sample, chosen, "ok", "i-ok", "同义名", required, options);
            case MAPPED -> line(heading, sample, SAID, "info", "i-info", "按您说的", required, options);
            case UNUSED -> line(heading, sample, SAID, "", "i-info", "按您说的，不导入", required, options);
            case UNKNOWN -> line(heading, sample, "", "warn", "i-warn", "没有认出，请选", required, options);
        };
    }

    private static MappingPage.Heading line(
            Layout.Heading heading,
            String sample,
            String known,
            String style,
            String icon,
            String how,
            boolean required,
            List<MappingPage.Option> options) {
        return new MappingPage.Heading(
                heading.text(), sample.isEmpty() ? "（空）" : sample, known, style, icon, how, required, options);
    }

    /// In the order of the headings that are filled in.
    private static MappingPage.Row row(PreviewRow row, Optional<Layout> layout) {
        return new MappingPage.Row(
                Integer.toString(row.row()),
                layout.map(Layout::headings).orElse(List.of()).stream()
                        .map(h -> h.place() < row.cells().size()
                                ? row.cells().get(h.place()).written()
                                : "")
                        .toList());
    }
}
