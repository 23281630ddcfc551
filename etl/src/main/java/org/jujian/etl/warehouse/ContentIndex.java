package org.jujian.etl.warehouse;

import java.util.Optional;
import org.jujian.etl.fact.Hash128;

/// Key hash → content hash, 32 bytes an entry at a load of at most one half: a million rows take less than 70 MB.
/// Open addressing by the key's own bits, which are those of a cryptographic hash. The key (0, 0) does not occur.
final class ContentIndex {
    private static final int LANES = 4;

    private long[] slots = new long[1024 * LANES];
    private int size;

    void put(Hash128 key, Hash128 content) {
        if (2 * (size + 1) > slots.length / LANES) {
            grow();
        }
        if (store(slots, key.high(), key.low(), content.high(), content.low())) {
            size++;
        }
    }

    Optional<Hash128> find(Hash128 key) {
        int at = place(slots, key.high(), key.low());
        return isFree(slots, at) ? Optional.empty() : Optional.of(new Hash128(slots[at + 2], slots[at + 3]));
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        for (int at = 0; at < slots.length; at += LANES) {
            if (!isFree(slots, at)) {
                store(larger, slots[at], slots[at + 1], slots[at + 2], slots[at + 3]);
            }
        }
        slots = larger;
    }

    private static boolean store(long[] slots, long keyHigh, long keyLow, long high, long low) {
        int at = place(slots, keyHigh, keyLow);
        boolean isNew = isFree(slots, at);
        slots[at] = keyHigh;
        slots[at + 1] = keyLow;
        slots[at + 2] = high;
        slots[at + 3] = low;
        return isNew;
    }

    private static int place(long[] slots, long keyHigh, long keyLow) {
        int entries = slots.length / LANES;
        int at = (int) (keyLow & (entries - 1)) * LANES;
        while (!isFree(slots, at) && (slots[at] != keyHigh || slots[at + 1] != keyLow)) {
            at = (at + LANES) % slots.length;
        }
        return at;
    }

    private static boolean isFree(long[] slots, int at) {
        return slots[at] == 0 && slots[at + 1] == 0;
    }
}
