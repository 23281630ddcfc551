package org.jujian.etl.fact;

import java.util.Optional;

/// Keys and the content of each, as hashes: 32 bytes a place, so that a million stay within 64 MiB. Not for several
/// threads at once.
///
/// Open addressing in many small tables, each of which grows for itself: one large table would be there twice while it
/// grows.
public final class ContentIndex {
    private static final int TABLES = 256;
    private static final int LONGS = 4;

    private final long[][] tables = new long[TABLES][16 * LONGS];
    private final int[] sizes = new int[TABLES];
    private boolean isEmpty = true;

    public boolean isEmpty() {
        return isEmpty;
    }

    /// The content last put for `key`.
    public Optional<Hash128> find(Hash128 key) {
        long[] table = tables[number(key)];
        int at = place(table, key.high(), key.low());
        return isFree(table, at) ? Optional.empty() : Optional.of(new Hash128(table[at + 2], table[at + 3]));
    }

    public void put(Hash128 key, Hash128 content) {
        isEmpty = false;
        int number = number(key);
        long[] table = tables[number];
        int at = place(table, key.high(), key.low());
        boolean added = isFree(table, at);
        set(table, at, key.high(), key.low(), content.high(), content.low());
        if (added && ++sizes[number] * LONGS > table.length / 4 * 3) {
            tables[number] = grown(table);
        }
    }

    /// By other bits than those that choose the place.
    private static int number(Hash128 key) {
        return (int) (key.high() & TABLES - 1);
    }

    private static long[] grown(long[] table) {
        long[] larger = new long[table.length * 2];
        for (int i = 0; i < table.length; i += LONGS) {
            if (!isFree(table, i)) {
                int at = place(larger, table[i], table[i + 1]);
                set(larger, at, table[i], table[i + 1], table[i + 2], table[i + 3]);
            }
        }
        return larger;
    }

    private static int place(long[] table, long high, long low) {
        int places = table.length / LONGS;
        int place = (int) (low & (places - 1));
        while (!isFree(table, place * LONGS) && (table[place * LONGS] != high || table[place * LONGS + 1] != low)) {
            place = (place + 1) & (places - 1);
        }
        return place * LONGS;
    }

    private static void set(long[] table, int at, long keyHigh, long keyLow, long high, long low) {
        table[at] = keyHigh;
        table[at + 1] = keyLow;
        table[at + 2] = high;
        table[at + 3] = low;
    }

    /// A hash is all zeros as seldom as two are equal.
    private static boolean isFree(long[] table, int at) {
        return table[at] == 0 && table[at + 1] == 0;
    }
}
