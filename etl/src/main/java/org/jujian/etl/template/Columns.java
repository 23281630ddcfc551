package org.jujian.etl.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.CellText;
import org.jujian.etl.value.Amounts;
import org.jujian.etl.value.Counts;
import org.jujian.etl.value.Dates;

/// Where a file has the columns of its template, and in which unit each amount is given.
public final class Columns {
    /// A year for dates that name none; which one does not matter to whether they are dates.
    private static final int ANY_YEAR = 2024;

    private final List<String> headings;
    private final Map<String, Integer> places;
    private final @Nullable Column[] byPlace;
    private final Map<String, AmountUnit> units;
    private final @Nullable WideMonths wide;

    /// @param headings as written, by place
    /// @param found    the columns of the template that the file has, with their places
    /// @param units    of the amounts, by canonical name
    /// @param wide     the columns that each month has for itself
    Columns(
            List<String> headings,
            Map<Column, Integer> found,
            Map<String, AmountUnit> units,
            @Nullable WideMonths wide) {
        this.wide = wide;
        this.headings = List.copyOf(headings);
        this.units = Map.copyOf(units);
        var byName = new LinkedHashMap<String, Integer>();
        @Nullable Column[] columns = new Column[headings.size()];
        found.forEach((column, place) -> {
            byName.put(column.name(), place);
            columns[place] = column;
        });
        if (wide != null) {
            wide.byPlace().forEach((place, column) -> columns[place] = column);
        }
        this.places = Collections.unmodifiableMap(byName);
        this.byPlace = columns;
    }

    /// How many columns the header has.
    public int width() {
        return headings.size();
    }

    public boolean has(String column) {
        return places.containsKey(column)
                || wide != null
                        && (wide.period().name().equals(column)
                                || wide.columns().stream()
                                        .anyMatch(c -> c.name().equals(column)));
    }

    /// The cell of `column` in `row`; `""` when the file has no such column or the row ends before it.
    public String cell(FeedRow row, String column) {
        if (wide != null && wide.period().name().equals(column)) {
            return wide.periodOf(row.part(), row.cells());
        }
        Integer place = wide == null ? places.get(column) : placeOf(row, column);
        return place == null || place >= row.cells().size() ? "" : row.cells().get(place);
    }

    /// Where the cell of `column` in `row` stands.
    public Spot spot(FeedRow row, String column) {
        Integer place = placeOf(row, column);
        if (place == null) {
            return new Spot(row.part(), null, column);
        }
        boolean ofMonth = row.part() > 0 && !places.containsKey(column);
        return new Spot(row.part(), place, ofMonth ? heading(place) : column);
    }

    private @Nullable Integer placeOf(FeedRow row, String column) {
        Integer common = places.get(column);
        if (common != null || wide == null) {
            return common;
        }
        return wide.months().get(row.part() - 1).places().entrySet().stream()
                .filter(e -> e.getKey().name().equals(column))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /// The rows of these lines: in a table with columns for each month one for each month of a line.
    List<FeedRow> split(List<FeedRow> lines) {
        return wide == null
                ? lines
                : lines.stream().flatMap(line -> wide.split(line).stream()).toList();
    }

    /// The template's column at this place; empty for an unknown one.
    public Optional<Column> at(int place) {
        return place < byPlace.length ? Optional.ofNullable(byPlace[place]) : Optional.empty();
    }

    /// The heading as written, or 第 N 列 where there is none.
    public String heading(int place) {
        String heading = place < headings.size() ? CellText.clean(headings.get(place)) : "";
        return heading.isEmpty() ? "第 " + (place + 1) + " 列" : heading;
    }

    public AmountUnit unitOf(String column) {
        return Objects.requireNonNullElse(units.get(column), AmountUnit.UNDECLARED);
    }

    /// Whether the cell at `place` is a value of an amount, count or date column, which is not searched for personal
    /// data (golden README D-37).
    boolean holdsReadableNumber(int place, String cell) {
        return at(place)
                .filter(column -> switch (column.kind()) {
                    case AMOUNT ->
                        Amounts.read(cell, unitOf(column.name()).factor()).isPresent();
                    case COUNT -> Counts.read(cell).isPresent();
                    case DATE -> Dates.read(cell, OptionalInt.of(ANY_YEAR)).isPresent();
                    case KEY, TEXT, MEASURE, PERIOD, OPTION -> false;
                })
                .isPresent();
    }
}
