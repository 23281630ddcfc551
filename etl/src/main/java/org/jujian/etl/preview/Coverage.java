package org.jujian.etl.preview;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.ColumnKind;
import org.jujian.etl.template.Columns;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.value.Dates;
import org.jujian.etl.value.NamedPeriod;
import org.jujian.etl.value.Periods;

/// Gathers the first and the last period of a feed: of its first column of periods, else of its first required date.
/// Cells that cannot be read say nothing.
final class Coverage {
    /// Spellings are few; a file of which each row has one of its own is not worth remembering.
    private static final int MOST_SPELLINGS = 10_000;

    private final Columns columns;
    private final @Nullable Column column;
    private final Map<String, Optional<Point>> spellings = new HashMap<>();
    private @Nullable Point first;
    private @Nullable Point last;

    private record Point(LocalDate from, LocalDate to, String name) {}

    Coverage(Feed feed) {
        this.columns = feed.columns();
        this.column = feed.template().columns().stream()
                .filter(c -> columns.has(c.name()))
                .filter(c -> c.kind() == ColumnKind.PERIOD || c.kind() == ColumnKind.DATE && c.isRequired())
                .min(Comparator.comparing(c -> c.kind() != ColumnKind.PERIOD))
                .orElse(null);
    }

    void add(FeedRow row) {
        if (column == null) {
            return;
        }
        String cell = columns.cell(row, column.name());
        if (cell.isEmpty()) {
            return;
        }
        Optional<Point> point = spellings.size() < MOST_SPELLINGS
                ? spellings.computeIfAbsent(cell, text -> point(column.kind(), text))
                : point(column.kind(), cell);
        if (point.isEmpty()) {
            return;
        }
        Point found = point.get();
        if (first == null || found.from().isBefore(first.from())) {
            first = found;
        }
        if (last == null || found.to().isAfter(last.to())) {
            last = found;
        }
    }

    Optional<Covered> found() {
        return column == null || first == null || last == null
                ? Optional.empty()
                : Optional.of(new Covered(column.name(), first.name(), last.name()));
    }

    private static Optional<Point> point(ColumnKind kind, String cell) {
        if (kind == ColumnKind.PERIOD) {
            return Periods.read(cell).flatMap(Coverage::point);
        }
        return Dates.read(cell, OptionalInt.empty())
                .map(moment ->
                        new Point(moment.date(), moment.date(), moment.date().toString()));
    }

    /// 长期 is at no time.
    private static Optional<Point> point(NamedPeriod named) {
        Period period = named.period();
        return period == null
                ? Optional.empty()
                : Optional.of(new Point(period.firstDay(), period.lastDay(), named.name()));
    }
}
