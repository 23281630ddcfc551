package org.jujian.reports.document.issuing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.document.Manuscript;
import org.jujian.reports.document.paper.Block;
import org.jujian.reports.document.paper.Cell;
import org.jujian.reports.document.paper.Row;

/// The check of a draft by the machine (process.md §11, 校核): its sums are added up again, the figures behind it are
/// those of the same cut-off, and what it prints is what the data say now. Each difference is a sentence.
final class Reconciliation {
    private static final int KEY = 3;
    private static final int LONGEST_QUOTE = 40;
    private static final List<String> COLUMNS = List.of("分子", "分母", "值", "区间下限", "区间上限");

    private final List<String> found = new ArrayList<>();

    private Reconciliation() {}

    /// @param dataHash as it stands in the register
    /// @param frozen   what was frozen, with its figures
    /// @param fresh    the same paper written from the stores now
    static List<String> differences(String dataHash, Manuscript frozen, Manuscript fresh) {
        var check = new Reconciliation();
        if (!frozen.snapshot().hash().equals(dataHash)) {
            check.found.add("登记的数据：内容校验与登记时不一致，数据可能被改动。怎么办：重新生成报告，并告知平台管理员。");
        }
        frozen.paper().blocks().forEach(check::sums);
        check.figures(frozen.figures(), fresh.figures());
        check.blocks(frozen.paper().blocks(), fresh.paper().blocks());
        if (check.found.isEmpty()
                && !fresh.snapshot().hash().equals(frozen.snapshot().hash())) {
            check.found.add("报告所依据的数据与现有数据不一致，但印出的内容相同。怎么办：重新生成报告。");
        }
        return List.copyOf(check.found);
    }

    /// A total of counts or money is the sum of the rows above it, down from the last total.
    private void sums(Block block) {
        if (!(block instanceof Block.Table table)) {
            return;
        }
        List<Row> parts = new ArrayList<>();
        for (Row row : table.rows()) {
            if (row.weight() == Row.Weight.PLAIN) {
                parts.add(row);
                continue;
            }
            for (int i = 0; i < row.cells().size(); i++) {
                total(table, parts, row, i);
            }
            parts.clear();
        }
    }

    private void total(Block.Table table, List<Row> parts, Row total, int column) {
        BigDecimal written = addable(total.cells().get(column));
        List<BigDecimal> numbers = parts.stream()
                .map(row -> addable(row.cells().get(column)))
                .filter(Objects::nonNull)
                .toList();
        if (written == null || numbers.isEmpty()) {
            return;
        }
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(written) != 0) {
            found.add("%s，“%s”列：各行相加为 %s，合计写的是 %s。"
                    .formatted(
                            caption(table),
                            table.columns().get(column).title(),
                            sum.toPlainString(),
                            written.toPlainString()));
        }
    }

    private static @Nullable BigDecimal addable(Cell cell) {
        return cell.format() == Cell.Format.COUNT || cell.format() == Cell.Format.MONEY ? cell.number() : null;
    }

    private void figures(Block.Table frozen, Block.Table fresh) {
        if (frozen.rows().isEmpty()) {
            return;
        }
        Map<String, Row> now = byKey(fresh);
        byKey(frozen).forEach((key, row) -> {
            Row other = now.remove(key);
            if (other == null) {
                found.add("指标 %s：报告里有，同一截止日的指标里没有。".formatted(key));
                return;
            }
            for (int i = KEY; i < row.cells().size(); i++) {
                String was = row.cells().get(i).text();
                String is = other.cells().get(i).text();
                if (!was.equals(is)) {
                    found.add("指标 %s 的%s：报告依据 %s，同一截止日的指标为 %s。".formatted(key, COLUMNS.get(i - KEY), was, is));
                }
            }
        });
        now.keySet().forEach(key -> found.add("指标 %s：同一截止日的指标里有，报告里没有。".formatted(key)));
    }

    private static Map<String, Row> byKey(Block.Table figures) {
        Map<String, Row> rows = new LinkedHashMap<>();
        figures.rows()
                .forEach(row -> rows.put(
                        row.cells().subList(0, KEY).stream().map(Cell::text).collect(Collectors.joining(" ")), row));
        return rows;
    }

    private void blocks(List<Block> frozen, List<Block> fresh) {
        if (frozen.size() != fresh.size()) {
            found.add("全文：报告有 %d 段，按现有数据为 %d 段。".formatted(frozen.size(), fresh.size()));
            return;
        }
        for (int i = 0; i < frozen.size(); i++) {
            if (frozen.get(i) instanceof Block.Table was && fresh.get(i) instanceof Block.Table is) {
                table(was, is);
            } else if (frozen.get(i) instanceof Block.Prose was && fresh.get(i) instanceof Block.Prose is) {
                prose(was.text(), is.text());
            }
        }
    }

    private void table(Block.Table was, Block.Table is) {
        if (was.rows().size() != is.rows().size()
                || was.columns().size() != is.columns().size()) {
            found.add("%s：报告有 %d 行，按现有数据为 %d 行。"
                    .formatted(caption(was), was.rows().size(), is.rows().size()));
            return;
        }
        for (int r = 0; r < was.rows().size(); r++) {
            for (int c = 0; c < was.columns().size(); c++) {
                String written = was.rows().get(r).cells().get(c).text();
                String now = is.rows().get(r).cells().get(c).text();
                if (!written.equals(now)) {
                    found.add("%s，第 %d 行“%s”：报告为 %s，按现有数据为 %s。"
                            .formatted(
                                    caption(was),
                                    r + 1,
                                    was.columns().get(c).title(),
                                    quote(written, 0),
                                    quote(now, 0)));
                }
            }
        }
    }

    private void prose(String was, String is) {
        if (was.equals(is)) {
            return;
        }
        int same = 0;
        while (same < Math.min(was.length(), is.length()) && was.charAt(same) == is.charAt(same)) {
            same++;
        }
        int from = Math.max(0, same - LONGEST_QUOTE / 2);
        found.add("正文：报告写“%s”，按现有数据应为“%s”。".formatted(quote(was, from), quote(is, from)));
    }

    private static String quote(String text, int from) {
        int to = Math.min(text.length(), from + LONGEST_QUOTE);
        return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
    }

    private static String caption(Block.Table table) {
        return table.caption() == null ? "表" : table.caption().replace('　', ' ');
    }
}
