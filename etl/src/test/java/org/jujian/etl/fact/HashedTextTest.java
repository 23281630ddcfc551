package org.jujian.etl.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashedTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "12:310114004009", "é§ж", "重阳节慰问，第3次", "𠮷野家\uD83D\uDE00", "半个\uD842字", "\uDC00"})
    void isTheHashOfTheWholeText(String text) {
        assertThat(new HashedText().add(text).hash()).isEqualTo(Hash128.of(text));
    }

    @Test
    void joinsWhatIsAdded() {
        assertThat(new HashedText().add("会议室").add("").add("空调").hash()).isEqualTo(Hash128.of("会议室空调"));
    }

    @Test
    void takesMoreThanItsFirstRoom() {
        String long1 = "居".repeat(400);
        String long2 = "务𠮷".repeat(2000);
        assertThat(new HashedText().add(long1).add(long2).hash()).isEqualTo(Hash128.of(long1 + long2));
    }
}
