package org.jujian.etl.monitor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.etl.template.Template;
import org.jujian.tenants.unit.Unit;

/// Communities × templates in a month.
///
/// @param dueOn the last day for what is due
public record FeedBoard(Period.Month month, LocalDate dueOn, List<Line> lines) {
    public FeedBoard {
        lines = List.copyOf(lines);
    }

    /// The cells of a community, one for each template but the list of units.
    public record Line(Unit unit, Map<Template, Cell> cells) {
        public Line {
            cells = Map.copyOf(new EnumMap<>(cells));
        }

        public Cell cell(Template template) {
            return Objects.requireNonNull(cells.get(template));
        }
    }

    /// @param due        whether it has to be fed each month
    /// @param rows       how many rows are held
    /// @param last       when the last of them was received
    /// @param submission the number of the newest that brought one, or that was not taken; null when there is none
    public record Cell(
            FeedState state,
            boolean due,
            long rows,
            @Nullable Instant last,
            @Nullable Long submission) {}
}
