package org.jujian.reports.document.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jujian.etl.sheet.CellText;

/// The tables of a paper, and the figures behind it, as a spreadsheet (XLSX): a sheet for each, numbers as numbers,
/// texts as texts, never a formula. The same paper gives the same bytes.
public final class Spreadsheet {
    private static final int LONGEST_NAME = 31;
    private static final int WIDEST = 60;
    private static final String HEAD_FILL = "EEF2F6";

    private final Workbook book;
    private final Set<String> names = new HashSet<>();

    private Spreadsheet(Workbook book) {
        this.book = book;
    }

    public static byte[] of(Paper paper) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Jujian", "01.0000")) {
            book.setGlobalDefaultFont("SimSun", 11);
            book.properties().setTitle(paper.title()).setSubject("生成编号 " + paper.number());
            Spreadsheet sheets = new Spreadsheet(book);
            sheets.cover(paper);
            paper.blocks().forEach(block -> {
                if (block instanceof Block.Table table) {
                    sheets.table(table);
                }
            });
            paper.figures().forEach(sheets::table);
        } catch (IOException e) {
            throw new UncheckedIOException("spreadsheet of " + paper.number() + " not written", e);
        }
        return OfficePackage.dated(out.toByteArray(), paper.dated());
    }

    private void cover(Paper paper) {
        Worksheet sheet = sheet("说明");
        sheet.width(0, 16);
        sheet.width(1, WIDEST);
        text(sheet, 0, 0, paper.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        int row = 2;
        for (Block block : paper.blocks()) {
            if (block instanceof Block.Provenance provenance) {
                for (Row line : provenance.rows()) {
                    text(sheet, row, 0, line.cells().get(0).text());
                    text(sheet, row, 1, line.cells().get(1).text());
                    row++;
                }
            }
        }
        text(sheet, row + 1, 0, "金额单位为元；比率为小数，按百分比显示。空值写“—”，不是0。");
    }

    private void table(Block.Table table) {
        String caption = table.caption() == null ? "表" : table.caption();
        Worksheet sheet = sheet(caption);
        text(sheet, 0, 0, caption + (table.unit() == null ? "" : "（" + table.unit() + "）"));
        sheet.style(0, 0).bold().set();
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            text(sheet, 1, i, table.columns().get(i).title());
            sheet.style(1, i).bold().fillColor(HEAD_FILL).set();
            int widest = table.rows().stream()
                    .mapToInt(r -> width(r.cells().get(column).text()))
                    .max()
                    .orElse(0);
            sheet.width(
                    i, Math.clamp(Math.max(widest, width(table.columns().get(i).title())) + 2L, 8, WIDEST));
        }
        for (int i = 0; i < table.rows().size(); i++) {
            row(sheet, i + 2, table.rows().get(i));
        }
        if (table.note() != null) {
            text(sheet, table.rows().size() + 3, 0, table.note());
        }
        sheet.freezePane(0, 2);
        sheet.repeatRows(0, 1);
    }

    private static void row(Worksheet sheet, int at, Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            if (cell.number() == null) {
                text(sheet, at, i, cell.text());
                if (row.weight() == Row.Weight.TOTAL) {
                    sheet.style(at, i).bold().set();
                }
                continue;
            }
            sheet.value(at, i, cell.number());
            var style = sheet.style(at, i).format(format(cell.format()));
            if (row.weight() == Row.Weight.TOTAL) {
                style = style.bold();
            }
            style.set();
        }
    }

    private static String format(Cell.Format format) {
        return switch (format) {
            case WORDS -> "@";
            case COUNT -> "0";
            case MONEY -> "#,##0.00";
            case PERCENT -> "0.0%";
            case POINTS -> "0.00";
            case EXACT -> "General";
        };
    }

    /// A text that a program which copies it elsewhere might take for a formula is marked as text.
    private static void text(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, CellText.neutral(text));
    }

    private Worksheet sheet(String wanted) {
        String name =
                wanted.replaceAll("[\\[\\]:*?/\\\\]", "").replace('　', ' ').strip();
        name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            String end = "-" + i;
            name = name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length())) + end;
        }
        return book.newWorksheet(name);
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }
}
