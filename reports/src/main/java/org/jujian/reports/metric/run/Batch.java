package org.jujian.reports.metric.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Windows;

/// Streets that lie side by side and are computed in the same windows, by one statement: the engine takes longer to
/// understand the statement than to answer it for one street.
record Batch(List<StreetCode> streets, List<Period> windows) {
    /// Streets × windows of one statement; bounds what the engine sorts and what a run holds in memory.
    static final int MOST_CELLS = 240;

    Batch {
        streets = List.copyOf(streets);
        windows = List.copyOf(windows);
    }

    /// What has to be computed of one street: months, and the changes that their publication takes.
    record Plan(Set<Period> months, List<Long> taken) {
        static Plan empty() {
            return new Plan(new LinkedHashSet<>(), new ArrayList<>());
        }

        /// The months with the quarters and years that they meet.
        List<Period> windows() {
            Set<Period> windows = new LinkedHashSet<>();
            months.forEach(month -> windows.addAll(Windows.of(month.firstDay())));
            return List.copyOf(windows);
        }
    }

    /// In the order of streets. Two streets share a batch only when no street that is not planned lies between them.
    ///
    /// @param known all streets with units, in order
    static List<Batch> of(SortedMap<StreetCode, Plan> plans, List<StreetCode> known) {
        var batches = new ArrayList<Batch>();
        var open = new ArrayList<StreetCode>();
        List<Period> windows = List.of();
        int next = -1;
        for (Map.Entry<StreetCode, Plan> entry : plans.entrySet()) {
            List<Period> asked = entry.getValue().windows();
            boolean beside = next >= 0 && next < known.size() && known.get(next).equals(entry.getKey());
            boolean fits = (open.size() + 1) * asked.size() <= MOST_CELLS;
            if (!open.isEmpty() && !(beside && fits && asked.equals(windows))) {
                batches.add(new Batch(open, windows));
                open.clear();
            }
            open.add(entry.getKey());
            windows = asked;
            int at = known.indexOf(entry.getKey());
            next = at < 0 ? -1 : at + 1;
        }
        if (!open.isEmpty()) {
            batches.add(new Batch(open, windows));
        }
        return List.copyOf(batches);
    }

    CodeRange range() {
        return new CodeRange(
                streets.getFirst().range().from(), streets.getLast().range().to());
    }

    /// Each street by itself.
    List<Batch> apart() {
        return streets.stream()
                .map(street -> new Batch(List.of(street), windows))
                .toList();
    }
}
