package org.jujian.etl.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Hash128Test {
    @Test
    void hashesSurviveTheColumnStoresNumber() {
        Hash128 hash = Hash128.of("内容");
        assertThat(Hash128.ofUnsigned(hash.toUnsigned())).isEqualTo(hash);
    }
}
