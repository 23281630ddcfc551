package org.jujian.bench.question;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The few words in which the stores differ; everything else of a question is the same text for all of them.
///
/// `$street(unit)` the street of a unit · `$month(day)` the first day of a month · `$newest(table)` the newest version
/// of
/// each key
enum Dialect {
    CLICKHOUSE("intDiv(%s, 1000)", "toStartOfMonth(%s)", "%s FINAL", """
            SETTINGS join_algorithm = 'full_sorting_merge', optimize_move_to_prewhere_if_final = 1
            """),
    POSTGRES("%s / 1000", "CAST(date_trunc('month', %s) AS date)", "%s", ""),
    DUCKDB("%s // 1000", "CAST(date_trunc('month', %s) AS date)", "%s", "");

    private static final Pattern WORD = Pattern.compile("\\$(\\w+)\\(([^()]*)\\)");

    private final String street;
    private final String month;
    private final String newest;
    /// how the engine is told what it does not find by itself: both sides of a join lie in the order of its key
    /// already,
    /// and conditions on the key may be looked at before versions are merged
    private final String ending;

    Dialect(String street, String month, String newest, String ending) {
        this.street = street;
        this.month = month;
        this.newest = newest;
        this.ending = ending;
    }

    String write(String text) {
        String written = WORD.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(word(found.group(1)).formatted(found.group(2))));
        return written + ending;
    }

    private String word(String name) {
        return switch (name) {
            case "street" -> street;
            case "month" -> month;
            case "newest" -> newest;
            default -> throw new IllegalArgumentException("word of a question: expected a known one, found " + name);
        };
    }
}
