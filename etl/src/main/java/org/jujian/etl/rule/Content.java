package org.jujian.etl.rule;

import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.fact.HashedText;
import org.jujian.etl.sheet.CellText;

/// The hash of a row's values: texts after NFKC, so that only values differ and not spellings (golden README D-34). No
/// two lists of values look the same, as each value is written with its length.
final class Content {
    /// Some 200 bytes for each row that nobody keeps.
    private static final ThreadLocal<HashedText> WRITTEN = ThreadLocal.withInitial(HashedText::new);

    private Content() {}

    static Hash128 of(@Nullable Object... values) {
        HashedText written = WRITTEN.get().clear();
        for (Object value : values) {
            add(written, value);
        }
        return written.hash();
    }

    private static void add(HashedText written, @Nullable Object value) {
        if (value == null) {
            written.add("~");
        } else if (value instanceof UnitCode unit) {
            addNumber(written, unit.value());
        } else if (value instanceof Integer number && number >= 0) {
            addNumber(written, number);
        } else {
            addText(written, CellText.key(value.toString()));
        }
    }

    private static void addText(HashedText written, String text) {
        written.add(text.length()).add(":").add(text);
    }

    private static void addNumber(HashedText written, long number) {
        written.add(HashedText.digits(number)).add(":").add(number);
    }
}
