package org.jujian.etl.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.money.Money;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.ColumnKind;
import org.jujian.etl.template.Columns;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;
import org.jujian.etl.value.Amounts;
import org.jujian.etl.value.Answers;
import org.jujian.etl.value.Counts;

/// The sums of the columns that a 合计 row is compared with: all readable cells above it, whatever became of their rows
/// (golden README D-36; templates.md for the templates that D-36 does not name).
final class Totals {
    private final Columns columns;
    private final List<Column> summed;
    /// by the part of the rows: of a table with columns for each month each month is summed for itself
    private final Map<Integer, Map<Column, BigDecimal>> sums = new HashMap<>();

    Totals(Template template, Columns columns) {
        this.columns = columns;
        this.summed = template.columns().stream()
                .filter(column -> columns.has(column.name()) && isSummed(template, column))
                .toList();
    }

    private Map<Column, BigDecimal> sumsOf(FeedRow row) {
        Map<Column, BigDecimal> known = sums.get(row.part());
        if (known != null) {
            return known;
        }
        var zeros = new LinkedHashMap<Column, BigDecimal>();
        summed.forEach(column -> zeros.put(column, BigDecimal.ZERO));
        sums.put(row.part(), zeros);
        return zeros;
    }

    void add(FeedRow row) {
        if (summed.isEmpty()) {
            return;
        }
        for (Map.Entry<Column, BigDecimal> sum : sumsOf(row).entrySet()) {
            read(sum.getKey(), columns.cell(row, sum.getKey().name()))
                    .ifPresent(value -> sum.setValue(sum.getValue().add(value)));
        }
    }

    List<Warning> compare(FeedRow total) {
        var warnings = new ArrayList<Warning>();
        sumsOf(total).forEach((column, sum) -> {
            String cell = columns.cell(total, column.name());
            boolean filled = !cell.isEmpty() && !Answers.isNotApplicable(cell) && !isLabel(total, cell);
            if (filled && read(column, cell).filter(v -> v.compareTo(sum) == 0).isEmpty()) {
                var explanation = new Explanation(cell, "以上各行之和 " + written(column, sum), "核对合计和明细，改正后重传；明细行已照常接收");
                warnings.add(new Warning(
                        total.number(),
                        column.name(),
                        Warning.Code.TOTAL_MISMATCH,
                        "第 %d 行　%s：%s"
                                .formatted(
                                        total.number(),
                                        columns.spot(total, column.name()).heading(),
                                        explanation.sentence())));
            }
        });
        return warnings;
    }

    private static String written(Column column, BigDecimal sum) {
        return column.kind() == ColumnKind.AMOUNT ? sum.toPlainString() + " 元" : sum.toPlainString();
    }

    private static boolean isSummed(Template template, Column column) {
        return switch (template) {
            case LEDGER, SHEETS -> column.kind() == ColumnKind.AMOUNT;
            case SURVEYS -> column.kind() == ColumnKind.COUNT;
            case SPECIAL_FUNDS, DEBTS, LEASES, UTILITIES, MEETINGS, EVALUATIONS, REVIEWS ->
                column.kind() == ColumnKind.AMOUNT || column.kind() == ColumnKind.COUNT;
            case UNITS, EVENTS, REGISTER, FEEDBACK -> false;
        };
    }

    /// The word 合计 itself may stand in the column.
    private static boolean isLabel(FeedRow total, String cell) {
        return total.cells().stream()
                        .filter(c -> !c.isEmpty())
                        .findFirst()
                        .orElse("")
                        .equals(cell)
                && cell.codePoints().noneMatch(Character::isDigit);
    }

    private Optional<BigDecimal> read(Column column, String cell) {
        return column.kind() == ColumnKind.COUNT
                ? Counts.read(cell).map(BigDecimal::valueOf)
                : Amounts.read(cell, columns.unitOf(column.name()).factor()).map(Money::yuan);
    }
}
