package org.jujian.etl.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.CellText;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.ColumnKind;
import org.jujian.etl.template.Columns;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.value.Amounts;
import org.jujian.etl.value.Counts;
import org.jujian.etl.value.Dates;
import org.jujian.etl.value.Moment;
import org.jujian.etl.value.NamedPeriod;
import org.jujian.etl.value.Periods;

/// A row of a file as it would be read.
///
/// @param row   the row number that the user sees
/// @param cells by the places of the headings
public record PreviewRow(int row, List<Cell> cells) {
    /// Of a long cell so many characters are shown.
    private static final int SHOWN = 60;

    public PreviewRow {
        cells = List.copyOf(cells);
    }

    /// @param written as it stands in the file, cut off when it is long
    /// @param read    the value in canonical form: amounts in 元, dates 2026-03-01, periods 2026-03; null when the
    /// column
    ///                is not used or the cell cannot be read; texts as they are
    public record Cell(String written, @Nullable String read) {}

    static PreviewRow of(Columns columns, FeedRow row) {
        OptionalInt year = yearOf(columns, row);
        var cells = new ArrayList<Cell>();
        for (int place = 0; place < columns.width(); place++) {
            String written = place < row.cells().size() ? row.cells().get(place) : "";
            String read = columns.at(place)
                    .flatMap(column -> read(columns, column, written, year))
                    .orElse(null);
            cells.add(new Cell(cut(written), read));
        }
        return new PreviewRow(row.number(), cells);
    }

    private static Optional<String> read(Columns columns, Column column, String written, OptionalInt year) {
        if (written.isEmpty()) {
            return Optional.of("");
        }
        return switch (column.kind()) {
            case AMOUNT ->
                Amounts.read(written, columns.unitOf(column.name()).factor()).map(Object::toString);
            case COUNT -> Counts.read(written).map(Object::toString);
            case DATE -> Dates.read(written, year).map(Moment::toString);
            case PERIOD -> Periods.read(written).map(NamedPeriod::name);
            case KEY, MEASURE -> Optional.of(cut(CellText.key(written)));
            case TEXT, OPTION -> Optional.of(cut(written));
        };
    }

    /// The year of dates that name none: that of the row's period.
    private static OptionalInt yearOf(Columns columns, FeedRow row) {
        for (int place = 0; place < columns.width(); place++) {
            String cell = place < row.cells().size() ? row.cells().get(place) : "";
            Optional<NamedPeriod> period =
                    columns.at(place).filter(c -> c.kind() == ColumnKind.PERIOD).flatMap(c -> Periods.read(cell));
            if (period.isPresent()) {
                return period.get().year();
            }
        }
        return OptionalInt.empty();
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
