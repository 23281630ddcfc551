package org.jujian.reports.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;
import org.jujian.reports.delivery.Delivery.Item;
import org.jujian.reports.document.Report;
import org.jujian.tenants.unit.Unit;

/// Who gets which papers of a run.
final class Plan {
    private Plan() {}

    record Share(Recipient recipient, List<Item> items) {}

    /// @param communities of the street, in the order of their codes
    static List<Share> shares(Schedule schedule, Span span, List<Unit> communities) {
        Map<UnitCode, Recipient> named = new LinkedHashMap<>();
        schedule.recipients().stream()
                .filter(r -> r.audience() == Audience.COMMUNITY)
                .forEach(r -> named.put(r.unit(), r));
        List<UnitCode> inForce = communities.stream()
                .filter(unit -> isInForce(unit, span))
                .map(Unit::code)
                .toList();
        List<UnitCode> chosen = schedule.everyCommunity() || named.isEmpty()
                ? inForce
                : inForce.stream().filter(named::containsKey).toList();

        List<Share> shares = new ArrayList<>();
        if (schedule.everyCommunity() || !named.isEmpty()) {
            for (UnitCode unit : chosen) {
                Recipient recipient =
                        Optional.ofNullable(named.get(unit)).orElseGet(() -> Recipient.community(unit, List.of()));
                shares.add(new Share(recipient, items(schedule.kind(), recipient, span, List.of(unit))));
            }
        }
        for (Recipient recipient : schedule.recipients()) {
            if (recipient.audience() != Audience.COMMUNITY) {
                List<UnitCode> subjects =
                        schedule.kind().isAbout(recipient.unit()) ? List.of(recipient.unit()) : chosen;
                shares.add(new Share(recipient, items(schedule.kind(), recipient, span, subjects)));
            }
        }
        return shares.stream().filter(share -> !share.items().isEmpty()).toList();
    }

    private static List<Item> items(Report.Kind kind, Recipient recipient, Span span, List<UnitCode> subjects) {
        return subjects.stream()
                .flatMap(unit -> span.periods().stream()
                        .map(period ->
                                new Item(unit, period, kind.writtenFor(recipient.audience(), unit), Optional.empty())))
                .toList();
    }

    /// On the last day; a community that closed before has nobody left who would read it.
    private static boolean isInForce(Unit unit, Span span) {
        return !unit.enabledOn().isAfter(span.lastDay())
                && (unit.disabledOn() == null || unit.disabledOn().isAfter(span.lastDay()));
    }
}
