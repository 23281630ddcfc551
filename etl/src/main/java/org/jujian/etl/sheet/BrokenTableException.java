package org.jujian.etl.sheet;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text that stops being a table: a quotation mark that is never closed, a cell or a row without end.
public final class BrokenTableException extends IOException {
    private static final Pattern PLACE = Pattern.compile("Field at index (\\d+)");

    public enum Kind {
        UNCLOSED_QUOTE,
        LONG_CELL,
        LONG_ROW,
        MANY_CELLS
    }

    private final int row;
    private final Kind kind;
    private final int column;

    /// @param cause says in words what is wrong
    BrokenTableException(int row, RuntimeException cause) {
        super("no table from row " + row + " on", cause);
        this.row = row;
        String words = String.valueOf(cause.getMessage());
        this.kind = words.startsWith("Unclosed quoted field")
                ? Kind.UNCLOSED_QUOTE
                : words.endsWith("fields") ? Kind.MANY_CELLS : words.contains("max record size") ? Kind.LONG_ROW : Kind.LONG_CELL;
        Matcher place = PLACE.matcher(words);
        this.column = place.find() ? Integer.parseInt(place.group(1)) + 1 : 0;
    }

    /// What the sender is told.
    public FileProblem problem() {
        String where = column == 0 ? "第 %d 行".formatted(row) : "第 %d 行　第 %d 列".formatted(row, column);
        @Nullable String heading = column == 0 ? null : "第 " + column + " 列";
        return switch (kind) {
            case UNCLOSED_QUOTE -> notATable(heading, where, "没有成对的引号，从这里起不能按表格读出", "成对的双引号", "检查这一行的引号后重传");
            case LONG_CELL ->
                notATable(
                        heading,
                        where,
                        "过长的单元格，从这里起不能按表格读出",
                        "不超过 %,d 个字符".formatted(TextFile.LONGEST_CELL),
                        "检查这一行的引号是否成对，或把长文字分开填写后重传");
            case LONG_ROW ->
                notATable(
                        heading,
                        where,
                        "过长的一行，从这里起不能按表格读出",
                        "不超过 %,d 个字符".formatted(TextFile.LONGEST_ROW),
                        "检查这一行的换行和引号后重传");
            case MANY_CELLS ->
                new FileProblem(
                        FileProblem.Code.TOO_MANY_COLUMNS,
                        row,
                        heading,
                        "%s：发现超过 %,d 列，应为与模板相同的列。怎么办：检查分隔符和换行，删去多余的列后重传。".formatted(where, TextFile.MOST_CELLS));
        };
    }

    private FileProblem notATable(
            @Nullable String heading, String where, String found, String expected, String advice) {
        return new FileProblem(
                FileProblem.Code.NOT_A_TABLE, row, heading, "%s：发现%s，应为%s。怎么办：%s。".formatted(where, found, expected, advice));
    }

    public Kind kind() {
        return kind;
    }

    /// The row in which the trouble begins, as the user sees it.
    public int row() {
        return row;
    }
}
