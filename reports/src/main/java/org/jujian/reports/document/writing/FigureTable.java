package org.jujian.reports.document.writing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.reports.document.paper.Block;
import org.jujian.reports.document.paper.Cell;
import org.jujian.reports.document.paper.Column;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.metric.Figure;
import tools.jackson.databind.json.JsonMapper;

/// The figures behind a paper as a table of exact numbers, for its spreadsheet; metrics by their codes, as the
/// interface answers them.
public final class FigureTable {
    private static final int WIDTH = 60;
    private static final JsonMapper JSON = JsonMapper.shared();
    /// The first column of numbers.
    private static final int FIRST_NUMBER = 3;

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

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

    /// The texts of the cells as JSON; [#thaw] makes the same table of them.
    public static String freeze(Block.Table figures) {
        return JSON.writeValueAsString(figures.rows().stream()
                .map(row -> row.cells().stream().map(Cell::text).toList())
                .toList());
    }

    public static Block.Table thaw(String json) {
        return of(Arrays.stream(JSON.readValue(json, String[][].class))
                .map(cells -> new Row(
                        IntStream.range(0, cells.length)
                                .mapToObj(i -> i >= FIRST_NUMBER
                                                && NUMBER.matcher(cells[i]).matches()
                                        ? exact(new BigDecimal(cells[i]))
                                        : Cell.words(cells[i]))
                                .toList(),
                        Row.Weight.PLAIN))
                .toList());
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
