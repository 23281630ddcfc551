package org.jujian.etl.rule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.EventRow;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.fact.UnitRow;
import org.jujian.tenants.catalogue.CommunityKind;

/// Lookups over a map, as the stores answer them: what is stored becomes known with the next submission.
final class Received implements Lookups {
    private final Map<UnitCode, KnownUnit> units = new HashMap<>();
    private final Map<NaturalKey.OfEvent, KnownEvent> events = new HashMap<>();
    private final Map<NaturalKey, Hash128> contents = new HashMap<>();

    Received unit(String code, CommunityKind kind) {
        units.put(UnitCode.of(code), new KnownUnit(kind, null));
        return this;
    }

    void store(Fact fact, LocalDate receivedOn) {
        contents.put(fact.key(), fact.content());
        if (fact instanceof UnitRow unit) {
            KnownUnit before = units.get(unit.unit());
            LocalDate first =
                    before == null || before.firstReceivedOn() == null ? receivedOn : before.firstReceivedOn();
            units.put(unit.unit(), new KnownUnit(unit.kind(), first));
        }
        if (fact instanceof EventRow event) {
            events.put(event.key(), new KnownEvent(event.item(), event.kind(), event.happenedOn()));
        }
    }

    Lookups within(org.jujian.base.code.CodeRange scope) {
        return new Lookups() {
            @Override
            public Map<UnitCode, KnownUnit> units() {
                return units.entrySet().stream()
                        .filter(e -> scope.contains(e.getKey().value()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            }

            @Override
            public Map<NaturalKey.OfEvent, KnownEvent> events(Set<NaturalKey.OfEvent> keys) {
                return Received.this.events(keys);
            }

            @Override
            public Map<NaturalKey, Hash128> contents(Collection<NaturalKey> keys) {
                return Received.this.contents(keys);
            }
        };
    }

    @Override
    public Map<UnitCode, KnownUnit> units() {
        return units;
    }

    @Override
    public Map<NaturalKey.OfEvent, KnownEvent> events(Set<NaturalKey.OfEvent> keys) {
        return among(events, keys);
    }

    @Override
    public Map<NaturalKey, Hash128> contents(Collection<NaturalKey> keys) {
        return among(contents, keys);
    }

    private static <K, V> Map<K, V> among(Map<K, V> all, Collection<K> keys) {
        return keys.stream().distinct().filter(all::containsKey).collect(Collectors.toMap(k -> k, all::get));
    }
}
