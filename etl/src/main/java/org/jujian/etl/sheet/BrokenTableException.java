package org.jujian.etl.sheet;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text that stops being a table: a quotation mark that is never closed, a cell or a row without end, a line that is
/// no
/// object.
public final class BrokenTableException extends IOException {
    private static final Pattern PLACE = Pattern.compile("Field at index (\\d+)");

    private final transient FileProblem problem;
    private final int row;

    /// @param cause says in words what is wrong
    BrokenTableException(int row, RuntimeException cause) {
        super("no table from row " + row + " on", cause);
        this.row = row;
        this.problem = problem(row, String.valueOf(cause.getMessage()));
    }

    /// @param sentence the whole sentence for the sender
    BrokenTableException(int row, String sentence) {
        super("no table from row " + row + " on");
        this.row = row;
        this.problem = new FileProblem(FileProblem.Code.NOT_A_TABLE, row, null, sentence);
    }

    /// What the sender is told.
    public FileProblem problem() {
        return problem;
    }

    /// The row in which the trouble begins, as the user sees it.
    public int row() {
        return row;
    }

    private static FileProblem problem(int row, String words) {
        Matcher place = PLACE.matcher(words);
        int column = place.find() ? Integer.parseInt(place.group(1)) + 1 : 0;
        String where = column == 0 ? "第 %d 行".formatted(row) : "第 %d 行　第 %d 列".formatted(row, column);
        @Nullable String heading = column == 0 ? null : "第 " + column + " 列";
        if (words.endsWith("fields")) {
            return new FileProblem(
                    FileProblem.Code.TOO_MANY_COLUMNS,
                    row,
                    heading,
                    "%s：发现超过 %,d 列，应为与模板相同的列。怎么办：检查分隔符和换行，删去多余的列后重传。".formatted(where, TextFile.MOST_CELLS));
        }
        String sentence = words.startsWith("Unclosed quoted field")
                ? sentence(where, "没有成对的引号", "成对的双引号", "检查这一行的引号后重传")
                : words.contains("max record size")
                        ? sentence(where, "过长的一行", "不超过 %,d 个字符".formatted(TextFile.LONGEST_ROW), "检查这一行的换行和引号后重传")
                        : sentence(
                                where,
                                "过长的单元格",
                                "不超过 %,d 个字符".formatted(TextFile.LONGEST_CELL),
                                "检查这一行的引号是否成对，或把长文字分开填写后重传");
        return new FileProblem(FileProblem.Code.NOT_A_TABLE, row, heading, sentence);
    }

    private static String sentence(String where, String found, String expected, String advice) {
        return "%s：发现%s，从这里起不能按表格读出，应为%s。怎么办：%s。".formatted(where, found, expected, advice);
    }
}
