package org.jujian.etl.rule;

import org.jspecify.annotations.Nullable;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.fact.HashedText;
import org.jujian.etl.sheet.CellText;

/// The hash of a row's values: texts after NFKC, so that only values differ and not spellings (golden README D-34). No
/// two lists of values look the same, as each value is written with its length.
final class Content {
    private final HashedText written = new HashedText();

    static Hash128 of(@Nullable Object... values) {
        var content = new Content();
        for (Object value : values) {
            content.add(value);
        }
        return content.written.hash();
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            written.add("~");
            return;
        }
        String text = CellText.key(value.toString());
        written.add(Integer.toString(text.length())).add(":").add(text);
    }
}
