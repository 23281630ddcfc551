package org.jujian.etl.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// A survey says of a text what cutting it into cells says, or nothing.
class TextSurveyProperties {
    @Property(tries = 2_000)
    void saysWhatTheCellsSayOrNothing(@ForAll("text") String text) throws IOException {
        Table table = table(text);
        Optional<Table.Summary> survey = table.summary();
        Table.Summary read = read(table);
        boolean readOnAnyway = survey.isEmpty() || survey.get().isSuspect();
        if (readOnAnyway) {
            assertThat(survey.isEmpty() || read == null || read.isSuspect()).isTrue();
        } else {
            assertThat(survey.get()).isEqualTo(read);
        }
    }

    @Property(tries = 50)
    void saysTheSameOfATextLongerThanItsBuffer(@ForAll("line") String line) throws IOException {
        Table table = table((line + "\r\n").repeat(3_000));
        assertThat(table.summary()).contains(read(table));
    }

    @Example
    void saysNothingOfWhatIsLongBeyondMeasure() throws IOException {
        assertThat(table("一".repeat(1 << 20) + ",二\n").summary()).isEmpty();
        assertThat(table(",".repeat(5_000)).summary()).isEmpty();
        assertThat(table((",".repeat(1_000) + "一".repeat(10_000)).repeat(100)).summary())
                .isEmpty();
    }

    @Example
    void saysNothingOfAMarkThatIsNeverClosedOrHasTextBehindIt() throws IOException {
        assertThat(table("a,\"b\nc").summary()).isEmpty();
        assertThat(table("a,\"b\"c\n").summary()).isEmpty();
        assertThat(table("a,\"b\",c").summary()).contains(new Table.Summary(1, true, 3, false));
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.of(
                        "a", "1", "一", "，", " ", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", "13800138000", "\u200b")
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> line() {
        return Arbitraries.of("a", "310114004009", "“一”", ",", ",", "\"一,\n二\"", "\"\"", "3.14")
                .list()
                .ofSize(9)
                .map(parts -> String.join(",", parts));
    }

    private static Table table(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new TextFile(() -> new ByteArrayInputStream(bytes), TextEncoding.UTF_8).table(Separator.COMMA);
    }

    /// null where the text stops being a table
    private static Table.@Nullable Summary read(Table table) throws IOException {
        int last = 0;
        int widest = 0;
        boolean filled = false;
        boolean suspect = false;
        try (Lines lines = table.lines()) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                last = line.number();
                widest = Math.max(widest, line.cells().size());
                filled |= !line.isBlank();
                suspect |= line.cells().stream()
                        .anyMatch(cell -> PersonalData.find(cell).isPresent());
            }
        } catch (BrokenTableException e) {
            return suspect ? new Table.Summary(last, filled, widest, true) : null;
        }
        return new Table.Summary(last, filled, widest, suspect);
    }
}
