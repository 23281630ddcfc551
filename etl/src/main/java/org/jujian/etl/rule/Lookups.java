package org.jujian.etl.rule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.catalogue.EventKind;

/// What was received before the submission that is judged, never a row of the submission itself (golden README D-30).
/// Asked a few times a batch; a key that is not known has no entry in the answer.
public interface Lookups {
    /// All units within the scope of the feed; asked once.
    Map<UnitCode, KnownUnit> units();

    /// The newest version of each registered event among `keys`.
    Map<NaturalKey.OfEvent, KnownEvent> events(Set<NaturalKey.OfEvent> keys);

    /// The content of the current version of each key, which may be asked for twice; of T-01 keys the newest version
    /// (golden README D-34).
    Map<NaturalKey, Hash128> contents(Collection<NaturalKey> keys);

    /// @param firstReceivedOn the day (in China) on which the first T-00 row of the unit was received; null when there
    ///                        is none yet
    record KnownUnit(CommunityKind kind, @Nullable LocalDate firstReceivedOn) {}

    record KnownEvent(String item, EventKind kind, LocalDate happenedOn) {}
}
