package org.jujian.tenants.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a community was called when. T-00 has no day of a renaming, so it is read from the row's own dates
/// (templates.md,
/// *Mode*): a name holds from the row's 启用日期 on when the row is the first of its community or a 补录, whose dates are
/// trusted, and from the day of receipt on otherwise. Of two names for a day the one received later holds; before the
/// first, the first.
///
/// @param versions in the order of receipt
public record UnitHistory(List<UnitVersion> versions) {
    public UnitHistory {
        versions = versions.stream()
                .sorted(Comparator.comparingLong(UnitVersion::submission).thenComparingInt(UnitVersion::row))
                .toList();
    }

    /// A name with the days on which it held, both included; null = from the beginning, to this day.
    public record Named(
            String name, @Nullable LocalDate from, @Nullable LocalDate to) {}

    /// Empty when nothing was received.
    public Optional<String> nameOn(LocalDate day) {
        List<Named> names = names();
        return names.stream()
                .filter(named -> named.from() == null || !named.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(Named::name);
    }

    /// In the order of time; neighbours have different names.
    public List<Named> names() {
        var days = new TreeSet<LocalDate>();
        for (int place = 0; place < versions.size(); place++) {
            days.add(holdsFrom(place));
        }
        var names = new ArrayList<Named>();
        for (LocalDate day : days) {
            String name = lastNamedBy(day);
            if (names.isEmpty()) {
                names.add(new Named(name, null, null));
            } else if (!names.getLast().name().equals(name)) {
                Named before = names.removeLast();
                names.add(new Named(before.name(), before.from(), day.minusDays(1)));
                names.add(new Named(name, day, null));
            }
        }
        return List.copyOf(names);
    }

    private String lastNamedBy(LocalDate day) {
        String name = "";
        for (int place = 0; place < versions.size(); place++) {
            if (!holdsFrom(place).isAfter(day)) {
                name = versions.get(place).name();
            }
        }
        return name;
    }

    private LocalDate holdsFrom(int place) {
        UnitVersion version = versions.get(place);
        boolean trusted = place == 0 || version.backfill();
        return trusted || version.enabledOn().isAfter(version.receivedOn())
                ? version.enabledOn()
                : version.receivedOn();
    }
}
