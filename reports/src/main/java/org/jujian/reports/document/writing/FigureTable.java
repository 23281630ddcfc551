package org.jujian.reports.document.writing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.reports.document.paper.Block;
import org.jujian.reports.document.paper.Cell;
import org.jujian.reports.document.paper.Column;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.metric.Figure;

/// The figures behind a paper as a table of exact numbers, for its spreadsheet; metrics by their codes, as the
/// interface answers them.
public final class FigureTable {
    private static final int WIDTH = 60;

    private FigureTable() {}

    public static Block.Table of(List<Row> rows) {
        return new Block.Table(
                "指标",
                null,
                List.of(
                        Column.words("代码", WIDTH),
                        Column.words("期间", WIDTH),
                        Column.words("指标", WIDTH),
                        Column.number("分子", WIDTH),
                        Column.number("分母", WIDTH),
                        Column.number("值", WIDTH),
                        Column.number("区间下限", WIDTH),
                        Column.number("区间上限", WIDTH)),
                rows,
                null);
    }

    public static Row row(Figure f) {
        return row(
                f.unit(),
                f.period(),
                f.metric(),
                f.numerator(),
                f.denominator(),
                f.value(),
                f.text(),
                f.low(),
                f.high());
    }

    /// @param text of BAND instead of a value
    public static Row row(
            UnitCode unit,
            Period period,
            String metric,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable BigDecimal value,
            @Nullable String text,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {
        return Row.of(
                Cell.words(unit.toString()),
                Cell.words(period.toString()),
                Cell.words(metric),
                exact(numerator),
                exact(denominator),
                text == null ? exact(value) : Cell.words(text),
                exact(low),
                exact(high));
    }

    private static Cell exact(@Nullable BigDecimal number) {
        return number == null ? Cells.none() : Cell.number(number.toPlainString(), number, Cell.Format.EXACT);
    }
}
