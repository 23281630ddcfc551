package org.jujian.reports.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.base.code.StreetCode;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.rule.FeedMode;
import org.jujian.reports.lead.LeadCases.Kind;
import org.jujian.reports.lead.LeadCases.Planted;
import org.jujian.reports.metric.Installation;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much of what was planted each rule finds (recall), and how much of what it finds was planted (precision): a
/// street of invented communities for each rule, half of them with the pattern, half with what only looks like it. A
/// community of another rule that a rule names counts against it too.
///
/// The build runs 24 communities of each half; `-Djujian.cases=240` the long form.
class LeadPrecisionTest {
    private static final int SHORT = 24;
    private static final int CASES = Integer.getInteger("jujian.cases", SHORT);
    private static final Period YEAR = Period.parse("2025").orElseThrow();
    private static final BigDecimal FLOOR = new BigDecimal("0.98");
    /// A statistic of 300 numbers: among honest books of that size many are further from Benford's law than 0.015.
    private static final BigDecimal FLOOR_OF_DIGITS = new BigDecimal("0.60");
    private static final long SEED = 20_251_124;

    @TempDir
    private Path directory;

    @Test
    void findsWhatIsPlantedAndNotWhatLooksLikeIt() throws IOException {
        var scores = new EnumMap<LeadRule, Score>(LeadRule.class);
        var wrong = new TreeMap<String, Integer>();
        try (var installation = new Installation(directory)) {
            var leads = new Leads(
                    installation.database,
                    installation.store,
                    installation.obligations,
                    installation.clock,
                    WorkingCalendar.builtIn().version());
            for (LeadRule rule : LeadRule.values()) {
                if (rule.isTested()) {
                    scores.put(rule, new Score());
                }
            }
            for (LeadRule rule : scores.keySet()) {
                Map<String, Case> street = feed(installation, rule);
                Map<LeadRule, Map<String, Lead>> found = find(leads, rule);
                scores.forEach((asked, score) -> street.forEach((unit, one) -> {
                    boolean planted = asked == rule && one.kind().planted() == Planted.YES;
                    boolean named = found.getOrDefault(asked, Map.of()).containsKey(unit);
                    score.count(planted, named);
                    if (planted != named) {
                        String what = planted ? "没有找到" : "误报";
                        wrong.merge(
                                asked.code() + " " + what + " " + rule.code() + "「"
                                        + one.kind().name() + "」",
                                1,
                                Integer::sum);
                    }
                }));
            }
        }
        String table = table(scores);
        System.out.println(table + "\n" + wrong);

        assertThat(scores).allSatisfy((rule, score) -> {
            BigDecimal floor = rule == LeadRule.FIRST_DIGITS ? FLOOR_OF_DIGITS : FLOOR;
            assertThat(score.precision()).as(rule.code() + " 精确率\n" + wrong).isGreaterThanOrEqualTo(floor);
            assertThat(score.recall()).as(rule.code() + " 召回率\n" + wrong).isGreaterThanOrEqualTo(FLOOR);
        });
        if (CASES == SHORT) {
            assertThat(Files.readString(Path.of("README.md"))).contains(table);
        }
    }

    private record Case(Kind kind, Books books) {}

    private static final class Score {
        private int hits;
        private int missed;
        private int lookalikes;
        private int others;

        void count(boolean planted, boolean named) {
            hits += planted && named ? 1 : 0;
            missed += planted && !named ? 1 : 0;
            lookalikes += !planted && named ? 1 : 0;
            others += !planted && !named ? 1 : 0;
        }

        BigDecimal precision() {
            return share(hits, hits + lookalikes);
        }

        BigDecimal recall() {
            return share(hits, hits + missed);
        }

        private static BigDecimal share(int part, int whole) {
            return whole == 0
                    ? BigDecimal.ZERO.setScale(3)
                    : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_UP);
        }
    }

    private static String table(Map<LeadRule, Score> scores) {
        var table = new StringBuilder("""
                | Rule | Planted | Found | Not found | Others | Wrongly named | Precision | Recall |
                |---|---|---|---|---|---|---|---|
                """);
        scores.forEach((rule, s) -> table.append("| %s %s | %d | %d | %d | %d | %d | %s | %s |%n"
                .formatted(
                        rule.code(),
                        rule.title(),
                        s.hits + s.missed,
                        s.hits,
                        s.missed,
                        s.others + s.lookalikes,
                        s.lookalikes,
                        s.precision(),
                        s.recall())));
        return table.toString();
    }

    private static StreetCode street(LeadRule rule) {
        return StreetCode.of("3101141%02d".formatted(rule.ordinal() + 1));
    }

    /// Kinds in turn, so that each half has some of each; a repetition is another community with another seed.
    private static Map<String, Case> feed(Installation installation, LeadRule rule) {
        String street = street(rule).toString();
        var cases = new TreeMap<String, Case>();
        for (Planted half : Planted.values()) {
            List<Kind> kinds = LeadCases.of(rule).stream()
                    .filter(kind -> kind.planted() == half)
                    .toList();
            for (int i = 0; i < CASES; i++) {
                String unit = street + "%03d".formatted(cases.size() + 1);
                Kind kind = kinds.get(i % kinds.size());
                var books = new Books(unit, SEED + Long.parseLong(unit));
                kind.writes().accept(books);
                cases.put(unit, new Case(kind, books.closed()));
            }
        }
        var units = new StringBuilder("社区代码,社区名称,街道代码,街道名称,社区类型,启用日期\n");
        cases.keySet()
                .forEach(unit ->
                        units.append("%s,试点社区%s,%s,试点街道,城市社区,2025-01-01%n".formatted(unit, unit.substring(9), street)));
        installation.feed(street, "T-00", units.toString());
        sheet(installation, street, "T-02", Books.LEDGER, cases, Books::ledger);
        sheet(installation, street, "T-03", Books.SHEETS, cases, Books::sheets);
        sheet(installation, street, "T-03", Books.SHEETS, cases, Books::corrections);
        sheet(installation, street, "T-05", Books.DEBTS, cases, Books::debts);
        sheet(installation, street, "T-06", Books.LEASES, cases, Books::leases);
        sheet(installation, street, "T-01", Books.REGISTER, cases, Books::register);
        return cases;
    }

    private static void sheet(
            Installation installation,
            String street,
            String template,
            String heads,
            Map<String, Case> cases,
            Function<Books, List<String>> rows) {
        List<String> all = cases.values().stream()
                .flatMap(one -> rows.apply(one.books()).stream())
                .toList();
        if (!all.isEmpty()) {
            assertThat(installation
                            .feed(
                                    street,
                                    template,
                                    FeedMode.BACKFILL,
                                    Stream.concat(Stream.of(heads), all.stream())
                                            .collect(Collectors.joining("\n")))
                            .rows()
                            .rejected())
                    .as(street + " " + template)
                    .isZero();
        }
    }

    private static Map<LeadRule, Map<String, Lead>> find(Leads leads, LeadRule rule) {
        StreetCode street = street(rule);
        var committee = new Scope("committee", Audience.COMMITTEE, List.of(street.range()));
        var found = new HashMap<LeadRule, Map<String, Lead>>();
        for (Lead lead : leads.find(committee, street.range(), YEAR)) {
            found.computeIfAbsent(lead.rule(), r -> new HashMap<>())
                    .put(lead.unit().toString(), lead);
        }
        return found;
    }
}
