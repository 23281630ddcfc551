package org.jujian.bench.question;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The few words in which the stores differ; everything else of a question is the same text for all of them.
///
/// `$street(unit)` the street of a unit · `$month(day)` the first day of a month · `$newest(table)` the newest version
/// of
/// each key
enum Dialect {
    CLICKHOUSE("intDiv(%s, 1000)", "toStartOfMonth(%s)", "%s FINAL"),
    POSTGRES("%s / 1000", "CAST(date_trunc('month', %s) AS date)", "%s"),
    DUCKDB("%s // 1000", "CAST(date_trunc('month', %s) AS date)", "%s");

    private static final Pattern WORD = Pattern.compile("\\$(\\w+)\\(([^()]*)\\)");

    private final String street;
    private final String month;
    private final String newest;

    Dialect(String street, String month, String newest) {
        this.street = street;
        this.month = month;
        this.newest = newest;
    }

    String write(String text) {
        return WORD.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(word(found.group(1)).formatted(found.group(2))));
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
