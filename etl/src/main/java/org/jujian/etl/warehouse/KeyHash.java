package org.jujian.etl.warehouse;

import java.util.ArrayList;
import org.jujian.base.columnstore.Row;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.fact.HashedText;
import org.jujian.etl.fact.NaturalKey;

/// One hash for a natural key, the same from a row that is fed and from a row that is stored.
final class KeyHash {
    /// Stands in no cell: a control character would have refused the file.
    private static final String BETWEEN = "\u001f";

    private KeyHash() {}

    static Hash128 of(NaturalKey key) {
        return switch (key) {
            case NaturalKey.OfUnit k -> hash(k.unit(), k.enabledOn());
            case NaturalKey.OfEvent k -> hash(k.unit(), k.event());
            case NaturalKey.OfPublication k -> hash(k.unit(), k.item(), k.period(), k.event(), k.stage());
            case NaturalKey.OfLedgerLine k -> hash(k.unit(), k.month().atDay(1), k.voucher(), k.line());
            case NaturalKey.OfSheet k -> hash(k.unit(), k.month().atDay(1), k.fund());
            case NaturalKey.OfFeedback k -> hash(k.unit(), k.feedback());
            case NaturalKey.OfSurvey k -> hash(k.unit(), k.period(), k.method());
            case NaturalKey.OfForm k -> {
                var parts = new ArrayList<Object>(k.parts());
                parts.addFirst(k.unit());
                yield hash(parts.toArray());
            }
        };
    }

    static Hash128 of(FactTable table, Row row) {
        return hash(table.key().stream().map(column -> part(column, row)).toArray());
    }

    private static Object part(String column, Row row) {
        return switch (column) {
            case "unit" -> row.unit(column);
            case "month", "enabled_on" -> row.date(column);
            case "line" -> row.integer(column);
            default -> row.string(column);
        };
    }

    private static Hash128 hash(Object... parts) {
        var text = new HashedText();
        for (int i = 0; i < parts.length; i++) {
            text.add(i == 0 ? "" : BETWEEN).add(parts[i].toString());
        }
        return text.hash();
    }
}
