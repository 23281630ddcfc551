package org.jujian.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// T-02 rows of one street, each a function of the seed and its number alone: the same file whoever writes it and in
/// whatever order. Sorted by community and month, as accounting programs export them.
///
/// @param street   nine digits
/// @param badShare how many of 1,000 rows have something wrong with them
record GeneratedLedger(long seed, String street, int rows, int badShare) {
    static final int COMMUNITIES = 100;
    static final List<String> HEADINGS = List.of(
            "社区代码", "会计期间", "业务日期", "凭证字号", "行号", "收支类型", "公开科目", "摘要", "金额", "往来单位", "资金来源", "结算方式", "票据号", "经手人",
            "证明人", "审批人", "监督小组审核人", "项目编号", "合同编号", "原凭证字号", "备注");

    private static final int YEAR = 2025;
    private static final int MONTHS = 12;
    private static final List<String> EXPENSES =
            List.of("2.11", "电话费", "办公经费", "慰问", "2.01", "水费", "电费", "2.05", "2.08", "2.14");
    private static final List<String> INCOMES = List.of("1.06.1", "1.08", "1.01", "1.02");
    private static final List<String> SUMMARIES =
            List.of("固定电话费", "打印纸和硒鼓", "重阳节慰问", "工作经费拨款", "利息", "活动室空调维修", "楼道保洁服务费", "志愿者误餐补贴", "宣传栏制作", "居民议事会茶水");

    /// A file in UTF-8, lines ending in CR LF.
    Path csv(Path file) {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join(",", HEADINGS));
            out.write("\r\n");
            for (int row = 0; row < rows; row++) {
                out.write(String.join(",", row(row)));
                out.write("\r\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same rows as a workbook of one sheet; amounts are numbers, all else texts.
    Path xlsx(Path file) {
        int amount = HEADINGS.indexOf("金额");
        try (OutputStream out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("收支明细");
            write(sheet, 0, HEADINGS, -1);
            for (int row = 0; row < rows; row++) {
                write(sheet, row + 1, row(row), isBad(row) ? -1 : amount);
                if (row % 1000 == 999) {
                    sheet.flush();
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Other rows with the same keys, as a later file of the street brings them.
    GeneratedLedger again(int turn) {
        return new GeneratedLedger(seed + 1_000_003L * (turn + 1), street, rows, badShare);
    }

    /// How many rows must be rejected.
    int bad() {
        int bad = 0;
        for (int row = 0; row < rows; row++) {
            bad += isBad(row) ? 1 : 0;
        }
        return bad;
    }

    /// T-00 of the street: its communities, all in force since before the first row.
    String units() {
        var text = new StringBuilder("社区代码,社区名称,街道代码,街道名称,社区类型,户数,常住人口,楼栋数,公开栏数,启用日期,停用日期,后继社区代码\n");
        for (int unit = 1; unit <= COMMUNITIES; unit++) {
            text.append(
                    "%s%03d,第%d社区居委会,%s,测速街道,城市社区,1375,8761,76,4,2024-01-01,,\n".formatted(street, unit, unit, street));
        }
        return text.toString();
    }

    private boolean isBad(int row) {
        return Math.floorMod(random(row, 0), 1000) < badShare;
    }

    List<String> row(int row) {
        int perMonth = Math.max(1, (rows + COMMUNITIES * MONTHS - 1) / (COMMUNITIES * MONTHS));
        int block = row / perMonth;
        var month = YearMonth.of(YEAR, block % MONTHS + 1);
        int number = row % perMonth;
        boolean income = random(row, 1) % 8 == 0;
        int day = pick(row, 2, month.lengthOfMonth()) + 1;
        boolean reversal = pick(row, 3, 200) == 0;
        var cells = new ArrayList<>(List.of(
                "%s%03d".formatted(street, block / MONTHS + 1),
                month.toString(),
                month.atDay(day).toString(),
                "记-%04d".formatted(number / 2 + 1),
                Integer.toString(number % 2 + 1),
                income ? "收入" : "支出",
                pick(row, 4, income ? INCOMES : EXPENSES),
                pick(row, 5, SUMMARIES),
                (reversal ? "-" : "")
                        + String.format(Locale.ROOT, "%d.%02d", pick(row, 6, 9_000) + 1, pick(row, 7, 100)),
                "往来单位%02d".formatted(pick(row, 8, 60)),
                "",
                pick(row, 9, 10) == 0 ? "现金" : "转账",
                "PJ%06d".formatted(pick(row, 10, 1_000_000)),
                "经办甲",
                "验收丁",
                "主任丙",
                "",
                "",
                "",
                reversal ? "记-0001" : "",
                pick(row, 11, 20) == 0 ? "经居民代表会议表决" : ""));
        if (isBad(row)) {
            spoil(cells, row);
        }
        return cells;
    }

    private void spoil(List<String> cells, int row) {
        switch (pick(row, 12, 6)) {
            case 0 -> cells.set(HEADINGS.indexOf("金额"), "一千二左右");
            case 1 -> cells.set(HEADINGS.indexOf("摘要"), "");
            case 2 -> cells.set(HEADINGS.indexOf("业务日期"), "2025-02-30");
            case 3 -> cells.set(HEADINGS.indexOf("社区代码"), "640104005001");
            case 4 -> cells.set(HEADINGS.indexOf("会计期间"), "上月");
            case 5 -> cells.set(HEADINGS.indexOf("收支类型"), "往来");
            default -> throw new IllegalStateException("six ways to be wrong");
        }
    }

    private <T> T pick(int row, int use, List<T> of) {
        return of.get(pick(row, use, of.size()));
    }

    private int pick(int row, int use, int bound) {
        return (int) Long.remainderUnsigned(random(row, use), bound);
    }

    /// SplitMix64 of the counter.
    private long random(int row, int use) {
        long z = seed + (row * 16L + use + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static void write(Worksheet sheet, int row, List<String> cells, int number) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (column == number) {
                sheet.value(row, column, Double.valueOf(cell));
            } else if (!cell.isEmpty()) {
                sheet.value(row, column, cell);
            }
        }
    }
}
