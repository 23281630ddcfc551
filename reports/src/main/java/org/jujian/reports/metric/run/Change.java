package org.jujian.reports.metric.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Published;

/// What a submission changed, as the outbox `etl.changed_cell` tells it: rows of one fact in one period.
///
/// @param id     of the row in the outbox
/// @param period as the fact table writes it; of feedback the month of 提出时间; '' = anything of the unit
record Change(long id, long unit, String fact, String period) {
    /// The fact under which changed duties stand in the outbox.
    static final String OBLIGATION = "obligation";

    /// The months of figures that may have another value now, within `horizon`; quarters, years, the street and its
    /// ranks follow from them. Errs on the side of more.
    ///
    /// @param reversals accounting months of the unit with red reversals: their FV-05 rests on any month (D-25)
    Set<Period> months(Published.Horizon horizon, List<Period> reversals) {
        Optional<Period> named = Period.parse(period);
        if (named.isEmpty()) {
            return horizon.months();
        }
        Period window = named.get();
        return switch (fact) {
            // due in the month after the period, or rolled into the second after it
            case "register" ->
                horizon.months(window.lastDay().plusDays(1), window.lastDay().plusDays(62));
            // the limit lies 10 working days after it was raised (D-20)
            case "feedback" ->
                horizon.months(window.firstDay(), window.lastDay().plusDays(31));
            // the month in which it falls due, or fell due before
            case OBLIGATION -> horizon.months(window.firstDay(), window.lastDay());
            // a month's survey counts in its month; a quarter's or year's in no month, but in what holds it (D-19)
            case "survey" -> horizon.months(window.firstDay(), window.lastDay());
            // an accounting month is scored in the next one (D-26); a sheet is chained to all later ones (FV-02)
            case "sheet" -> horizon.months(window.lastDay().plusDays(1), horizon.to());
            case "ledger" -> {
                var months = new LinkedHashSet<>(horizon.months(
                        window.lastDay().plusDays(1), window.lastDay().plusDays(1)));
                reversals.forEach(month -> months.addAll(horizon.months(
                        month.lastDay().plusDays(1), month.lastDay().plusDays(1))));
                yield months;
            }
            // no figure rests on it
            case "evaluation" -> Set.of();
            default -> horizon.months();
        };
    }
}
