package org.jujian.tenants.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An item of the catalogue (公开事项), `code` as written: `CW-02`.
///
/// @param audience    those who must be reached at least
/// @param channels    all of them are required
/// @param extraProofs on top of [Proof#ALWAYS]
/// @param kinds       the communities to which the item applies
/// @param validFrom   null = since ever
/// @param validTo     null = open; the last day otherwise
/// @param weight      2 for finance and key areas, else 1
/// @param substantive 实质性 item (metrics.md)
/// @param source      the texts that name the item, T1 … T9
public record Item(
        String code,
        String name,
        Category category,
        Preset preset,
        Readers audience,
        List<Channel> channels,
        List<Proof> extraProofs,
        Sensitivity sensitivity,
        Set<CommunityKind> kinds,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        int weight,
        boolean substantive,
        String source,
        List<Element> elements,
        List<Duty> duties) {
    public Item {
        channels = List.copyOf(channels);
        extraProofs = List.copyOf(extraProofs);
        kinds = Set.copyOf(kinds);
        elements = List.copyOf(elements);
        duties = List.copyOf(duties);
        var known = elements.stream().map(Element::number).toList();
        for (Duty duty : duties) {
            if (!known.containsAll(duty.elements())) {
                throw new IllegalArgumentException("duty %s of %s: expected elements among %s, found %s"
                        .formatted(duty.frequency(), code, known, duty.elements()));
            }
        }
    }

    /// Whether a community of this kind owes the item at all. Items of the street office apply to none
    /// (golden README D-02, D-30 `ITEM_NOT_APPLICABLE`).
    public boolean appliesTo(CommunityKind kind) {
        return preset != Preset.OFFICE && kinds.contains(kind);
    }

    public boolean inForceOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    /// Whether the item is in force on every day from `first` to `last`.
    public boolean inForceThroughout(LocalDate first, LocalDate last) {
        return inForceOn(first) && inForceOn(last);
    }

    /// The numbers of the duty's elements that a community of this kind must fill, ascending; empty = the one element
    /// that any publication fills (golden README D-11).
    public List<Integer> requiredElements(Duty duty, CommunityKind kind) {
        return elements.stream()
                .filter(e -> e.kinds().contains(kind) && duty.elements().contains(e.number()))
                .map(Element::number)
                .sorted()
                .toList();
    }

    /// What every publication needs and the item's extra proofs, in the order of their numbers.
    public List<Proof> requiredProofs() {
        return Stream.concat(Proof.ALWAYS.stream(), extraProofs.stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// The kinds of 期间 for which the item has a duty (golden README D-30 `PERIOD_KIND`); a 事中 row's quarter aside.
    public Set<PeriodKind> periodKinds() {
        var found = EnumSet.noneOf(PeriodKind.class);
        duties.forEach(d -> d.frequency().periodKind().ifPresent(found::add));
        return Collections.unmodifiableSet(found);
    }

    /// The kinds of events that make obligations of this item; empty for an item that has periods only.
    public Set<EventKind> eventKinds() {
        var found = EnumSet.noneOf(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            if (duties.stream().anyMatch(d -> d.frequency() == kind.frequency())) {
                found.add(kind);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    /// The kind of an event whose 类型 is empty: the item's only event-driven duty (E, A, P), and 变更 for an item with
    /// none but L. Empty when 类型 must be given, and when the item has no event at all.
    public Optional<EventKind> defaultEventKind() {
        var driven = new ArrayList<>(eventKinds());
        driven.remove(EventKind.CHANGE);
        if (driven.isEmpty()) {
            return eventKinds().stream().findFirst();
        }
        return driven.size() == 1 ? Optional.of(driven.getFirst()) : Optional.empty();
    }

    /// Whether an event of this item may stand in stages (事前, 事中, 事后).
    public boolean wholeProcess() {
        return eventKinds().contains(EventKind.WHOLE_PROCESS);
    }
}
