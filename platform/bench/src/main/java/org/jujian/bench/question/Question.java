package org.jujian.bench.question;

import java.util.List;
import java.util.stream.Stream;
import org.jujian.bench.question.Column.Kind;

/// What is asked. The first day of a month stands for the month, street codes have nine digits.
enum Question {
    COMMUNITY_BY_MONTH(
            Sort.SCAN,
            "community × month: due, on time, late",
            "unit:NUMBER month:DAY due:NUMBER on_time:NUMBER late:NUMBER",
            outcome("o.unit AS unit, $month(o.due_on) AS month", "o.unit, $month(o.due_on)", "unit, month")),
    STREET_BY_MONTH(
            Sort.SCAN,
            "street × month: due, on time, late",
            "street:NUMBER month:DAY due:NUMBER on_time:NUMBER late:NUMBER",
            outcome(
                    "$street(o.unit) AS street, $month(o.due_on) AS month",
                    "$street(o.unit), $month(o.due_on)",
                    "street, month")),
    COUNTRY_BY_MONTH(
            Sort.SCAN,
            "country by month: due, on time, late",
            "month:DAY due:NUMBER on_time:NUMBER late:NUMBER",
            outcome("$month(o.due_on) AS month", "$month(o.due_on)", "month")),
    OVERDUE(Sort.SCAN, "overdue list: the 500 oldest", "unit:NUMBER item:TEXT period:TEXT due_on:DAY", """
            SELECT o.unit AS unit, o.item AS item, o.period AS period, o.due_on AS due_on
            FROM (SELECT unit, item, period, event, stage, due_on, cancelled FROM $newest(obligation)) AS o
            LEFT JOIN
            (
                SELECT unit, item, period, event, stage, min(published_on) AS first_on
                FROM register_version
                WHERE published_on <= '2026-03-31'
                GROUP BY unit, item, period, event, stage
            ) AS p
                ON p.unit = o.unit AND p.item = o.item AND p.period = o.period AND p.event = o.event AND p.stage = o.stage
            WHERE NOT o.cancelled
              AND o.due_on BETWEEN '2023-04-01' AND '2026-03-31'
              AND coalesce(p.item, '') = ''
            ORDER BY o.due_on, o.unit, o.item, o.period
            LIMIT 500
            """),
    ONE_PER_CENT(
            Sort.SCAN,
            "ledger of 1 % of the communities by month",
            "unit:NUMBER month:DAY lines:NUMBER total:DECIMAL largest:DECIMAL",
            """
            SELECT unit, month, count(*) AS lines, sum(amount) AS total, max(amount) AS largest
            FROM $newest(ledger)
            WHERE unit BETWEEN 110101001000 AND 110101002999
            GROUP BY unit, month
            ORDER BY unit, month
            """),
    MONEY_BY_ACCOUNT(
            Sort.SCAN,
            "finance: account × month",
            "direction:TEXT account:TEXT month:DAY lines:NUMBER total:DECIMAL",
            """
            SELECT direction, account, month, count(*) AS lines, sum(amount) AS total
            FROM $newest(ledger)
            GROUP BY direction, account, month
            ORDER BY direction, account, month
            """),
    SATISFACTION(
            Sort.SCAN,
            "satisfaction: street × quarter × method, none below 30",
            "street:NUMBER period:TEXT method:TEXT issued:NUMBER aware:NUMBER content:NUMBER",
            """
            SELECT $street(unit) AS street, period, method, sum(issued) AS issued,
                   CASE
                       WHEN sum(satisfied + fairly_satisfied + dissatisfied) >= 30
                       THEN sum(satisfied + fairly_satisfied + dissatisfied)
                   END AS aware,
                   CASE
                       WHEN sum(satisfied + fairly_satisfied + dissatisfied) >= 30
                       THEN sum(satisfied + fairly_satisfied)
                   END AS content
            FROM $newest(survey)
            GROUP BY $street(unit), period, method
            ORDER BY street, period, method
            """),
    COMMUNITIES_COMPUTED(
            Sort.COMPARISON,
            "figures: community × month of M01, 12 months",
            "unit:NUMBER period:TEXT numerator:DECIMAL denominator:DECIMAL value:DECIMAL",
            """
            SELECT unit, period, numerator, denominator, value
            FROM $newest(metric_cell_by_period)
            WHERE metric = 'M01'
              AND period IN ('2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11',
                             '2025-12', '2026-01', '2026-02', '2026-03')
            ORDER BY unit, period
            """),
    STREETS_COMPARED(
            Sort.COMPARISON,
            "comparison: streets × month of M01",
            "street:NUMBER period:TEXT communities:NUMBER numerator:DECIMAL denominator:DECIMAL lowest:DECIMAL",
            """
            SELECT $street(unit) AS street, period, count(*) AS communities, sum(numerator) AS numerator,
                   sum(denominator) AS denominator, min(value) AS lowest
            FROM $newest(metric_cell_by_period)
            WHERE metric = 'M01'
              AND period IN ('2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11',
                             '2025-12', '2026-01', '2026-02', '2026-03')
              AND unit <> 1000 * ($street(unit))
            GROUP BY $street(unit), period
            ORDER BY street, period
            """),
    WORST_20(
            Sort.COMPARISON,
            "comparison: the worst 20 of a quarter by M01",
            "unit:NUMBER numerator:DECIMAL denominator:DECIMAL value:DECIMAL",
            """
            SELECT unit, numerator, denominator, value
            FROM $newest(metric_cell_by_period)
            WHERE period = '2026Q1'
              AND metric = 'M01'
              AND value IS NOT NULL
              AND unit <> 1000 * ($street(unit))
            ORDER BY value, unit
            LIMIT 20
            """),
    ONE_COMMUNITY(
            Sort.POINT,
            "one community, all months",
            "period:TEXT metric:TEXT numerator:DECIMAL denominator:DECIMAL value:DECIMAL",
            """
            SELECT period, metric, numerator, denominator, value
            FROM $newest(metric_cell)
            WHERE unit = 110101002003
              AND length(period) = 7
            ORDER BY period, metric
            """),
    STREET_ONE_MONTH(
            Sort.POINT,
            "one street, one month",
            "unit:NUMBER metric:TEXT numerator:DECIMAL denominator:DECIMAL value:DECIMAL",
            """
            SELECT unit, metric, numerator, denominator, value
            FROM $newest(metric_cell)
            WHERE unit BETWEEN 110101002000 AND 110101002999
              AND period = '2026-03'
            ORDER BY unit, metric
            """);

    enum Sort {
        SCAN("scans of the facts"),
        COMPARISON("comparisons over computed figures"),
        POINT("computed figures of one unit");

        private final String title;

        Sort(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Sort sort;
    private final String title;
    private final List<Column> columns;
    private final String text;

    Question(Sort sort, String title, String columns, String text) {
        this.sort = sort;
        this.title = title;
        this.columns = Stream.of(columns.split(" "))
                .map(column -> column.split(":"))
                .map(parts -> new Column(parts[0], Kind.valueOf(parts[1])))
                .toList();
        this.text = text;
    }

    Sort sort() {
        return sort;
    }

    String title() {
        return title;
    }

    List<Column> columns() {
        return columns;
    }

    String in(Dialect dialect) {
        return dialect.write(text);
    }

    /// Each duty with its first publication.
    private static String outcome(String keys, String group, String order) {
        return """
                SELECT %s, count(*) AS due,
                       count(*) FILTER (WHERE p.item <> '' AND p.first_on <= o.due_on) AS on_time,
                       count(*) FILTER (WHERE p.item <> '' AND p.first_on > o.due_on) AS late
                FROM (SELECT unit, item, period, event, stage, due_on, cancelled FROM $newest(obligation)) AS o
                LEFT JOIN
                (
                    SELECT unit, item, period, event, stage, min(published_on) AS first_on
                    FROM register_version
                    WHERE published_on <= '2026-03-31'
                    GROUP BY unit, item, period, event, stage
                ) AS p
                    ON p.unit = o.unit AND p.item = o.item AND p.period = o.period AND p.event = o.event AND p.stage = o.stage
                WHERE NOT o.cancelled
                  AND o.due_on BETWEEN '2023-04-01' AND '2026-03-31'
                GROUP BY %s
                ORDER BY %s
                """.formatted(keys, group, order);
    }
}
