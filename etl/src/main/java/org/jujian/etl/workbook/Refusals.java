package org.jujian.etl.workbook;

import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.RefusedFileException;

/// The sentences with which a workbook is refused: what was found, and what to do in WPS or Excel.
final class Refusals {
    static final String SAVE_AS_XLSX = "怎么办：在 WPS 或 Excel 中打开，另存为“Excel 文件（*.xlsx）”或“CSV UTF-8（逗号分隔）”后重传。";
    private static final String REBUILD = "怎么办：在 WPS 或 Excel 中新建一个工作簿，只把表头和数据以“值”的方式粘贴进去，另存为“Excel 文件（*.xlsx）”后重传。";

    private Refusals() {}

    static FileProblem unsupported(String found) {
        return new FileProblem(
                FileProblem.Code.UNSUPPORTED_FORMAT,
                null,
                null,
                "发现%s，应为 XLSX 工作簿或 CSV 文本。%s".formatted(found, SAVE_AS_XLSX));
    }

    static RefusedFileException broken(String place) {
        return new RefusedFileException(new FileProblem(
                FileProblem.Code.NOT_A_TABLE, null, null, "工作簿：%s已经损坏，不能读出。%s".formatted(place, SAVE_AS_XLSX)));
    }

    /// Something that no honest workbook has.
    static RefusedFileException unsafe(String found) {
        return new RefusedFileException(new FileProblem(
                FileProblem.Code.UNSAFE_FILE, null, null, "工作簿：发现%s，为安全起见没有读取。%s".formatted(found, REBUILD)));
    }

    static RefusedFileException bomb() {
        return unsafe("解压后过大的内容（压缩炸弹）");
    }

    static RefusedFileException longCell() {
        return new RefusedFileException(new FileProblem(
                FileProblem.Code.NOT_A_TABLE, null, null, "工作簿：一个单元格的内容过长，应为不超过 32767 个字符。怎么办：缩短内容后重传。"));
    }

    static RefusedFileException wideRow(int row, int most) {
        return new RefusedFileException(new FileProblem(
                FileProblem.Code.TOO_MANY_COLUMNS,
                row,
                null,
                "第 %d 行：内容超出第 %d 列，应为不超过 200 列。怎么办：删去右边多余的内容后重传。".formatted(row, most)));
    }
}
