package org.jujian.etl.warehouse;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.base.columnstore.Row;
import org.jujian.etl.fact.Hash128;
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
        };
    }

    static Hash128 of(FactTable table, Row row) {
        return switch (table) {
            case UNIT -> hash(row.unit("unit"), row.date("enabled_on"));
            case EVENT -> hash(row.unit("unit"), row.string("event"));
            case REGISTER ->
                hash(
                        row.unit("unit"),
                        row.string("item"),
                        row.string("period"),
                        row.string("event"),
                        row.string("stage"));
            case LEDGER -> hash(row.unit("unit"), row.date("month"), row.string("voucher"), row.integer("line"));
            case SHEET -> hash(row.unit("unit"), row.date("month"), row.string("fund"));
            case FEEDBACK -> hash(row.unit("unit"), row.string("feedback"));
            case SURVEY -> hash(row.unit("unit"), row.string("period"), row.string("method"));
        };
    }

    private static Hash128 hash(Object... parts) {
        return Hash128.of(Stream.of(parts).map(Object::toString).collect(Collectors.joining(BETWEEN)));
    }
}
