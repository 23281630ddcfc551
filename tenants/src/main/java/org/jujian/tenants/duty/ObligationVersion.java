package org.jujian.tenants.duty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One stored state of an obligation. A cancelled one keeps its content, so that the replay knows what was owed.
record ObligationVersion(
        Obligation obligation, long version, boolean cancelled, String catalogueVersion, String calendarVersion) {
    /// What has to be written so that the stored state of one community says what was derived: new, changed and
    /// cancelled obligations. What is stored under a newer version than `version` is left alone.
    static List<ObligationVersion> changes(
            Map<Obligation.Key, ObligationVersion> stored, List<Obligation> derived, long version, DutyRules rules) {
        var left = new LinkedHashMap<>(stored);
        var changes = new ArrayList<ObligationVersion>();
        for (Obligation obligation : derived) {
            var now = new ObligationVersion(
                    obligation,
                    version,
                    false,
                    rules.catalogueVersion(),
                    rules.calendar().version());
            ObligationVersion before = left.remove(obligation.key());
            if (before == null || (before.version <= version && !before.saysTheSameAs(now))) {
                changes.add(now);
            }
        }
        for (ObligationVersion before : left.values()) {
            if (!before.cancelled && before.version <= version) {
                changes.add(new ObligationVersion(
                        before.obligation,
                        version,
                        true,
                        rules.catalogueVersion(),
                        rules.calendar().version()));
            }
        }
        return changes;
    }

    private boolean saysTheSameAs(ObligationVersion other) {
        return cancelled == other.cancelled
                && catalogueVersion.equals(other.catalogueVersion)
                && calendarVersion.equals(other.calendarVersion)
                && obligation.equals(other.obligation);
    }
}
