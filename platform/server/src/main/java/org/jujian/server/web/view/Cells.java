package org.jujian.server.web.view;

import java.util.HashMap;
import java.util.Map;
import org.jujian.base.time.Period;

/// The figures of one page, found by unit, period and metric; what is not there is empty.
/// A unit is the 12-digit code of a community or the 9-digit code of a street.
public final class Cells {
    private final Map<Key, Cell> byKey;

    private Cells(Map<Key, Cell> byKey) {
        this.byKey = byKey;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Cell get(String unit, Period period, String metric) {
        return byKey.getOrDefault(new Key(unit, period.toString(), metric), Cell.EMPTY);
    }

    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    private record Key(String unit, String period, String metric) {}

    public static final class Builder {
        private final Map<Key, Cell> byKey = new HashMap<>();

        private Builder() {}

        public Builder put(String unit, Period period, String metric, Cell cell) {
            byKey.put(new Key(unit, period.toString(), metric), cell);
            return this;
        }

        public Cells build() {
            return new Cells(Map.copyOf(byKey));
        }
    }
}
