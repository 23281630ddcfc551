package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.jujian.etl.fact.Hash128;
import org.junit.jupiter.api.Test;

class SeenKeysTest {
    @Test
    void remembersTheLastContentOfEachOfManyKeys() {
        var seen = new SeenKeys();
        for (int i = 0; i < 50_000; i++) {
            assertThat(seen.get(Hash128.of("key " + i))).isNull();
            seen.put(Hash128.of("key " + i), Hash128.of("first " + i));
            seen.put(Hash128.of("key " + i), Hash128.of("last " + i));
        }
        for (int i = 0; i < 50_000; i++) {
            assertThat(seen.get(Hash128.of("key " + i))).isEqualTo(Hash128.of("last " + i));
        }
        assertThat(seen.get(Hash128.of("another"))).isNull();
    }

    @Test
    void hashesSurviveTheColumnStoresNumber() {
        Hash128 hash = Hash128.of("内容");
        assertThat(Hash128.ofUnsigned(hash.toUnsigned())).isEqualTo(hash);
    }
}
