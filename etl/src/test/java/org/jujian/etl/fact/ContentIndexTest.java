package org.jujian.etl.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentIndexTest {
    @Test
    void findsWhatWasPutAndNothingElse() {
        var index = new ContentIndex();
        assertThat(index.isEmpty()).isTrue();
        for (int i = 0; i < 50_000; i++) {
            index.put(Hash128.of("key " + i), Hash128.of("content " + i));
        }

        assertThat(index.isEmpty()).isFalse();
        for (int i = 0; i < 50_000; i++) {
            assertThat(index.find(Hash128.of("key " + i))).contains(Hash128.of("content " + i));
        }
        assertThat(index.find(Hash128.of("key 50000"))).isEmpty();
    }

    @Test
    void replacesTheContentOfAKey() {
        var index = new ContentIndex();
        index.put(new Hash128(1, 7), new Hash128(1, 1));
        index.put(new Hash128(1, 7), new Hash128(2, 2));

        assertThat(index.find(new Hash128(1, 7))).contains(new Hash128(2, 2));
    }

    @Test
    void keepsKeysApartThatFallOnTheSamePlace() {
        var index = new ContentIndex();
        index.put(new Hash128(1, 1023), new Hash128(1, 1));
        index.put(new Hash128(257, 1023), new Hash128(2, 2));
        index.put(new Hash128(513, 1023), new Hash128(3, 3));

        assertThat(index.find(new Hash128(1, 1023))).contains(new Hash128(1, 1));
        assertThat(index.find(new Hash128(257, 1023))).contains(new Hash128(2, 2));
        assertThat(index.find(new Hash128(513, 1023))).contains(new Hash128(3, 3));
        assertThat(index.find(new Hash128(769, 1023))).isEmpty();
    }
}
