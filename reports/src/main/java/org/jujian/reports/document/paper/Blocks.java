package org.jujian.reports.document.paper;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRRewindableDataSource;
import net.sf.jasperreports.engine.JasperReport;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.document.paper.TableTemplates.Head;
import org.jujian.reports.document.paper.TableTemplates.Layout;

/// The blocks of a paper as the records of its template.
final class Blocks implements JRDataSource {
    /// Up to this many rows a table is not broken between pages; more than one row of prose breaks anyway.
    private static final int ROWS_KEPT_TOGETHER = 8;
    /// Prose of up to so many characters goes to the next page with the seal, which never stands on a page alone.
    private static final int PROSE_WITH_THE_SEAL = 100;

    private final Form form;
    private final boolean provenanceWithTheSeal;
    private final List<Block> blocks;
    private final TableTemplates tables;
    private final int ending;
    private int current = -1;
    private int group;
    private @Nullable String heading;
    private @Nullable String subheading;

    /// `provenanceWithTheSeal`: whether the seal and the text before it go to the page of the provenance.
    Blocks(Paper paper, TableTemplates tables, boolean provenanceWithTheSeal) {
        this.form = paper.form();
        this.blocks = paper.blocks();
        this.tables = tables;
        this.provenanceWithTheSeal = provenanceWithTheSeal;
        this.ending = ending(blocks);
    }

    /// Where the ending begins: at the text before the seal, with its headings, so that the seal stands on a page with
    /// text (after GB/T 9704-2012, 7.3.5.4).
    private static int ending(List<Block> blocks) {
        int seal = 0;
        while (seal < blocks.size() && !(blocks.get(seal) instanceof Block.Closing)) {
            seal++;
        }
        if (seal == blocks.size()
                || seal == 0
                || !(blocks.get(seal - 1) instanceof Block.Prose last)
                || last.text().length() > PROSE_WITH_THE_SEAL) {
            return seal;
        }
        int start = seal - 1;
        while (start > 0
                && (blocks.get(start - 1) instanceof Block.Chapter || blocks.get(start - 1) instanceof Block.Section)) {
            start--;
        }
        return start;
    }

    @Override
    public boolean next() {
        current++;
        if (current >= blocks.size()) {
            return false;
        }
        heading = null;
        subheading = null;
        if (takesHeadings()) {
            return true;
        }
        boolean afterChapter = current > 0 && blocks.get(current - 1) instanceof Block.Chapter;
        boolean opensGroup = switch (blocks.get(current)) {
            case Block.Chapter c -> true;
            case Block.Section s -> !afterChapter;
            case Block.Cover c -> false;
            case Block.Prose p -> false;
            case Block.Table t -> false;
            case Block.Figure f -> false;
            case Block.Closing c -> false;
            case Block.Signatures s -> false;
            case Block.Provenance p -> false;
        };
        group += opensGroup ? 1 : 0;
        return true;
    }

    /// A chapter, a section, or both, right before what is not broken: they are one record with it.
    private boolean takesHeadings() {
        int next = current;
        String chapter = blocks.get(next) instanceof Block.Chapter c ? c.text() : null;
        next += chapter == null ? 0 : 1;
        String section = next < blocks.size() && blocks.get(next) instanceof Block.Section s ? s.text() : null;
        next += section == null ? 0 : 1;
        if (next == current || next >= blocks.size() || !staysWithHeading(blocks.get(next))) {
            return false;
        }
        heading = chapter;
        subheading = section;
        current = next;
        group++;
        return true;
    }

    private boolean headed() {
        return heading != null || subheading != null;
    }

    @Override
    public @Nullable Object getFieldValue(JRField field) {
        Block block = blocks.get(current);
        return switch (field.getName()) {
            case "group" -> group;
            case "isEnding" -> current >= ending && (!(block instanceof Block.Provenance) || provenanceWithTheSeal);
            case "isCover" -> block instanceof Block.Cover;
            case "isChapter" -> block instanceof Block.Chapter;
            case "isSection" -> block instanceof Block.Section;
            case "isProse" -> block instanceof Block.Prose;
            case "isTable" -> block instanceof Block.Table t && !keptTogether(t);
            case "isKeptTable" -> !headed() && block instanceof Block.Table t && keptTogether(t);
            case "isFigure" -> !headed() && block instanceof Block.Figure;
            case "heading" -> heading;
            case "subheading" -> subheading;
            case "isHeadedTable" -> headed() && block instanceof Block.Table;
            case "isHeadedFigure" -> headed() && block instanceof Block.Figure;
            case "isClosing" -> block instanceof Block.Closing;
            case "isSignatures" -> block instanceof Block.Signatures;
            case "isProvenance" -> block instanceof Block.Provenance;
            case "text" -> text(block);
            case "subtitle" ->
                block instanceof Block.Cover c ? c.subtitle() : block instanceof Block.Closing c ? c.date() : null;
            case "recipient" -> block instanceof Block.Cover c ? c.recipient() : null;
            case "unit" -> block instanceof Block.Table t ? t.unit() : null;
            case "note" -> note(block);
            case "drawing" ->
                block instanceof Block.Figure f ? f.drawing() : block instanceof Block.Provenance p ? p.code() : null;
            case "layout" -> layout(block);
            case "titles" -> titles(block);
            case "rows" -> rows(block);
            default -> throw new IllegalArgumentException("field of a paper: " + field.getName() + " is unknown");
        };
    }

    private static boolean staysWithHeading(Block block) {
        return block instanceof Block.Figure || (block instanceof Block.Table table && keptTogether(table));
    }

    private static boolean keptTogether(Block.Table table) {
        boolean prose = table.columns().stream().anyMatch(c -> c.alignment() == Column.Alignment.JUSTIFIED);
        return table.rows().size() <= (prose ? 1 : ROWS_KEPT_TOGETHER);
    }

    private static @Nullable String text(Block block) {
        return switch (block) {
            case Block.Cover c -> c.title();
            case Block.Chapter c -> c.text();
            case Block.Section s -> s.text();
            case Block.Prose p -> p.text();
            case Block.Table t -> t.caption();
            case Block.Figure f -> f.caption();
            case Block.Closing c -> c.issuer();
            case Block.Signatures s -> null;
            case Block.Provenance p -> p.underCode();
        };
    }

    private static @Nullable String note(Block block) {
        return switch (block) {
            case Block.Table t -> t.note();
            case Block.Figure f -> f.note();
            case Block.Provenance p -> p.note();
            case Block.Cover c -> null;
            case Block.Chapter c -> null;
            case Block.Section s -> null;
            case Block.Prose p -> null;
            case Block.Closing c -> null;
            case Block.Signatures s -> null;
        };
    }

    private @Nullable JasperReport layout(Block block) {
        return switch (block) {
            case Block.Table t -> tables.template(new Layout(form, t.columns(), Head.TITLES, form.tableRow()));
            case Block.Signatures s -> tables.template(new Layout(form, columns(s), Head.NONE, form.rowToSign()));
            case Block.Provenance p -> tables.template(new Layout(form, provenance(), Head.NONE, form.tableRow()));
            case Block.Cover c -> null;
            case Block.Chapter c -> null;
            case Block.Section s -> null;
            case Block.Prose p -> null;
            case Block.Figure f -> null;
            case Block.Closing c -> null;
        };
    }

    private List<Column> columns(Block.Signatures signatures) {
        int count = signatures.posts().size();
        return signatures.posts().stream()
                .map(post -> Column.words("", form.width() / count))
                .toList();
    }

    private List<Column> provenance() {
        return List.of(
                Column.words("", form.namesOfProvenance()),
                Column.words("", form.width() - form.namesOfProvenance() - form.besideTheCode()));
    }

    private static Map<String, @Nullable Object> titles(Block block) {
        Map<String, @Nullable Object> titles = new HashMap<>();
        if (block instanceof Block.Table table) {
            titles.put(TableTemplates.CAPTION, table.caption() == null ? null : "续" + table.caption());
            titles.put(TableTemplates.UNIT, table.unit());
            IntStream.range(0, table.columns().size())
                    .forEach(i -> titles.put(
                            TableTemplates.title(i), table.columns().get(i).title()));
        }
        return titles;
    }

    private static @Nullable JRDataSource rows(Block block) {
        return switch (block) {
            case Block.Table t -> new Rows(t.rows());
            case Block.Provenance p -> new Rows(p.rows());
            case Block.Signatures s ->
                new Rows(List.of(
                        Row.of(s.posts().toArray(String[]::new)),
                        Row.of(Collections.nCopies(s.posts().size(), "　　　年　　月　　日")
                                .toArray(String[]::new))));
            case Block.Cover c -> null;
            case Block.Chapter c -> null;
            case Block.Section s -> null;
            case Block.Prose p -> null;
            case Block.Figure f -> null;
            case Block.Closing c -> null;
        };
    }

    private static final class Rows implements JRRewindableDataSource {
        private final List<Row> rows;
        private int current = -1;

        Rows(List<Row> rows) {
            this.rows = rows;
        }

        @Override
        public boolean next() {
            current++;
            return current < rows.size();
        }

        @Override
        public void moveFirst() {
            current = -1;
        }

        @Override
        public Object getFieldValue(JRField field) {
            Row row = rows.get(current);
            return switch (field.getName()) {
                case "plain" -> row.weight() == Row.Weight.PLAIN;
                case "total" -> row.weight() == Row.Weight.TOTAL;
                // the head of a table is printed for its first row, and again for the row that begins a page
                case "continued" -> current > 0;
                default -> cell(row, field.getName());
            };
        }

        private static Object cell(Row row, String field) {
            if (field.startsWith(TableTemplates.TONE)) {
                String[] place = field.substring(TableTemplates.TONE.length()).split("_", 2);
                return row.cells().get(Integer.parseInt(place[1])).tone() == Cell.Tone.valueOf(place[0]);
            }
            return row.cells()
                    .get(Integer.parseInt(field.substring(TableTemplates.CELL.length())))
                    .text();
        }
    }
}
