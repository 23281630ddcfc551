package org.jujian.etl.workbook;

import java.util.List;
import java.util.stream.Collectors;
import org.jujian.etl.sheet.Notice;

/// The sentences that warn of what a sender of a workbook may not see.
final class Notices {
    static final int MOST_NAMED = 5;

    private Notices() {}

    static Notice hiddenSheet(String name) {
        return new Notice(
                Notice.Kind.HIDDEN_SHEET,
                null,
                null,
                "工作表“%s”是隐藏的，没有读取。怎么办：确认里面没有不该上传的内容；需要上报时取消隐藏后另存重传。".formatted(name));
    }

    static Notice otherSheet(String name, int rows) {
        return new Notice(
                Notice.Kind.OTHER_SHEET,
                null,
                null,
                "工作表“%s”有 %d 行内容，没有读取，一份文件只读一张表。怎么办：需要上报时把它另存为单独的文件后上传。".formatted(name, rows));
    }

    static void hidden(SheetTable.Survey survey, List<Notice> notices) {
        if (survey.hiddenRowCount() > 0) {
            notices.add(new Notice(
                    Notice.Kind.HIDDEN_ROWS,
                    survey.hiddenRows().getFirst(),
                    null,
                    "第 %s 行等 %d 行是隐藏的，已照常读取。怎么办：核对这些行；不该上报时删去后重传。"
                            .formatted(
                                    survey.hiddenRows().stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining("、")),
                                    survey.hiddenRowCount())));
        }
        if (!survey.hiddenColumns().isEmpty()) {
            notices.add(new Notice(
                    Notice.Kind.HIDDEN_COLUMNS,
                    null,
                    null,
                    "%s 列是隐藏的，已照常读取。怎么办：核对这些列；不该上报时删去后重传。".formatted(String.join("、", survey.hiddenColumns()))));
        }
    }

    static Notice comments(List<String> cells) {
        String named = String.join("、", cells.subList(0, Math.min(cells.size(), MOST_NAMED)));
        return new Notice(
                Notice.Kind.COMMENTS,
                null,
                null,
                "%s%s有批注，没有读取。怎么办：要上报的内容写进单元格里。".formatted(named, cells.size() > MOST_NAMED ? " 等单元格" : " "));
    }

    static Notice macros() {
        return new Notice(Notice.Kind.OBJECTS, null, null, "工作簿里有宏，没有运行，也无法检查其中的个人信息。怎么办：另存为“Excel 文件（*.xlsx）”后重传。");
    }

    static Notice objects() {
        return new Notice(Notice.Kind.OBJECTS, null, null, "工作簿里有图片或嵌入的对象，没有读取，也无法检查其中的个人信息。怎么办：删去后另存重传。");
    }
}
