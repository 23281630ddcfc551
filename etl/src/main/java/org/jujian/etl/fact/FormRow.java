package org.jujian.etl.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.template.Form;

/// A row of a [Form].
///
/// @param period that of the figures that may rest on it: `2026-03`, `2026Q1`, `2026`, `2026计划`, 长期, or `""` for any
/// @param keys   the values of [Form#key], as they are stored
/// @param values the values of [Form#values], as they are stored: texts, `Money`, `BigDecimal`, `Integer`, `LocalDate`
public record FormRow(
        int row,
        Hash128 content,
        UnitCode unit,
        Form form,
        String period,
        List<Object> keys,
        List<@Nullable Object> values)
        implements Fact {
    public FormRow {
        keys = List.copyOf(keys);
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public NaturalKey.OfForm key() {
        return new NaturalKey.OfForm(unit, form.fact(), keys);
    }
}
