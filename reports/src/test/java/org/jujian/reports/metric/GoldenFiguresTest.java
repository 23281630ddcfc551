package org.jujian.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.comparison.Difference;
import org.jujian.testing.Golden;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The golden set, fed file by file: every value of `expected.json`, published, computed on the spot and replayed.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoldenFiguresTest {
    private static final Scope EVERYONE = Scope.system("test");
    private static final LocalDate CUT_OFF = LocalDate.of(2026, 3, 31);
    private static final Period FIRST = Period.parse("2026-01").orElseThrow();
    private static final Period LAST = Period.parse("2026-03").orElseThrow();
    private static final Period QUARTER = Period.parse("2026Q1").orElseThrow();

    @TempDir
    static Path directory;

    private static Golden golden;
    private static Installation installation;

    @BeforeAll
    static void feedsTheManifest() {
        golden = Golden.load();
        installation = new Installation(directory);
        installation.feedGolden(golden);
    }

    @AfterAll
    static void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    @Order(1)
    void computesEveryExpectedValueOnTheSpot() {
        assertThat(differences(Optional.empty())).isEmpty();
    }

    @Test
    @Order(2)
    void publishesEveryExpectedValue() {
        installation.runs.work();

        assertThat(new Published(installation.database).settledCutOff(Installation.JIADING.street()))
                .contains(CUT_OFF);
        assertThat(differences(Optional.empty())).isEmpty();
    }

    @Test
    @Order(3)
    void replaysEveryExpectedValue() {
        assertThat(differences(Optional.of(Instant.parse("2026-04-01T09:00:00+08:00"))))
                .isEmpty();
    }

    @Test
    @Order(4)
    void countsMoreChecksInTheSecondFormula() {
        var query = new Figures.Query(Installation.JIADING, FIRST, LAST, Optional.of(CUT_OFF), Optional.empty());
        for (UnitCode unit : installation.store.query(
                EVERYONE,
                Statement.of(
                        "SELECT DISTINCT unit FROM unit_version WHERE intDiv(unit, 1000) = 310114004 ORDER BY unit"),
                row -> row.unit("unit"))) {
            var own = new Figures.Query(unit, FIRST, LAST, Optional.of(CUT_OFF), Optional.empty());
            Map<String, Figure> second = byKey(installation.figures.find(EVERYONE, own, Formula.SECOND));
            for (Figure figure : second.values()) {
                assertThat(figure.versions().formula()).isEqualTo("2");
                if (figure.metric().equals("M70")) {
                    assertThat(counted(second, figure)).as(figure.toString()).isEqualTo(ratio(figure));
                }
            }
        }
        Map<String, Figure> street = byKey(installation.figures.find(EVERYONE, query, Formula.SECOND));
        assertThat(street.values())
                .filteredOn(f -> f.metric().equals("M70"))
                .hasSize(3)
                .allSatisfy(f -> assertThat(counted(street, f)).isEqualTo(ratio(f)));
    }

    /// No figure changes by formula 2 without a rule that says so, but those that rest on the neighbours.
    @Test
    @Order(4)
    void namesARuleForEachFigureThatTheSecondFormulaChanges() {
        for (UnitCode street : List.of(Installation.JIADING, Installation.XINHUA)) {
            List<Difference> differences = installation.comparison.find(
                    EVERYONE, new Figures.Query(street, FIRST, LAST, Optional.of(CUT_OFF), Optional.empty()));
            assertThat(differences)
                    .filteredOn(d -> !Set.of("S_STAR", "M20_STAR").contains(d.metric()))
                    .isNotEmpty()
                    .allSatisfy(d -> assertThat(d.causes()).as(d.toString()).isNotEmpty());
            assertThat(differences).extracting(Difference::metric).contains("M60", "M70");
        }
    }

    /// FV-01 … FV-07 are counted by finance.sql and told by files of their own.
    @Test
    @Order(4)
    void tellsACaseOfEveryCheckThatFailedAndOfNoOther() {
        for (UnitCode street : List.of(Installation.JIADING, Installation.XINHUA)) {
            var query = new Figures.Query(street, FIRST, LAST, Optional.of(CUT_OFF), Optional.empty());
            Set<String> counted = new TreeSet<>();
            golden.rows("expected.json", "$.values").stream()
                    .filter(row -> text(row, "metric").startsWith("FV-")
                            && text(row, "tenant").startsWith(street.street().toString())
                            && text(row, "tenant").length() == 12
                            && "0".equals(row.get("exact")))
                    .forEach(row -> counted.add(key(unit(row), text(row, "period"), text(row, "metric"))));
            Set<String> told = new TreeSet<>();
            installation.evidence.findings(EVERYONE, query).stream()
                    .filter(f -> f.check().compareTo("FV-07") <= 0)
                    .forEach(f -> told.add(key(
                            f.unit(),
                            Period.monthOf(f.month().lastDay().plusDays(1)).toString(),
                            f.check())));
            assertThat(told).isEqualTo(counted).isNotEmpty();
        }
    }

    private static Map<String, Figure> byKey(List<Figure> figures) {
        var byKey = new HashMap<String, Figure>();
        figures.forEach(f -> byKey.put(key(f.unit(), f.period().toString(), f.metric()), f));
        return byKey;
    }

    /// The sums of the checks' own cells.
    private static String counted(Map<String, Figure> figures, Figure m70) {
        List<Figure> checks = figures.values().stream()
                .filter(f -> f.metric().startsWith("FV-") && f.period().equals(m70.period()) && f.numerator() != null)
                .toList();
        return checks.stream().map(Figure::numerator).reduce(BigDecimal.ZERO, BigDecimal::add) + "/"
                + checks.stream().map(Figure::denominator).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String ratio(Figure figure) {
        return (figure.numerator() == null ? "0" : figure.numerator().toString()) + "/"
                + (figure.denominator() == null ? "0" : figure.denominator().toString());
    }

    private static List<String> differences(Optional<Instant> knownAt) {
        Map<String, Figure> actual = new HashMap<>();
        for (UnitCode street : List.of(Installation.JIADING, Installation.XINHUA)) {
            for (Figures.Query query : List.of(
                    new Figures.Query(street, FIRST, LAST, Optional.of(CUT_OFF), knownAt),
                    new Figures.Query(street, QUARTER, QUARTER, Optional.of(CUT_OFF), knownAt))) {
                installation
                        .figures
                        .findAmong(EVERYONE, query)
                        .forEach(f -> actual.put(key(f.unit(), f.period().toString(), f.metric()), f));
            }
        }
        var differences = new ArrayList<String>();
        for (String part : List.of("values", "quarters")) {
            for (Map<String, Object> expected : golden.rows("expected.json", "$." + part)) {
                String difference = difference(expected, actual);
                if (!difference.isEmpty()) {
                    differences.add(difference);
                }
            }
        }
        return differences;
    }

    private static String difference(Map<String, Object> expected, Map<String, Figure> actual) {
        String metric = text(expected, "metric");
        String base = metric.replaceAll("_(LO|HI)$", "");
        String key = key(unit(expected), text(expected, "period"), base);
        Figure figure = actual.get(key);
        if (figure == null) {
            return key + " is missing";
        }
        String exact = (String) expected.get("exact");
        BigDecimal value =
                metric.endsWith("_LO") ? figure.low() : metric.endsWith("_HI") ? figure.high() : figure.value();
        if (metric.equals("BAND")) {
            return String.valueOf(exact).equals(String.valueOf(figure.text())) ? "" : key + " band " + figure.text();
        }
        if (!same(exact, value, metric.equals(base) ? 20 : 9)) {
            return key + " expected " + exact + ", found " + value;
        }
        if (!same((String) expected.get("numerator"), figure.numerator(), 18) && expected.get("numerator") != null) {
            return key + " numerator expected " + expected.get("numerator") + ", found " + figure.numerator();
        }
        if (!same((String) expected.get("denominator"), figure.denominator(), 18)
                && expected.get("denominator") != null) {
            return key + " denominator expected " + expected.get("denominator") + ", found " + figure.denominator();
        }
        return "";
    }

    /// Equal to so many decimals; an integer exactly.
    private static boolean same(@Nullable String exact, @Nullable BigDecimal found, int decimals) {
        if (exact == null || found == null) {
            return exact == null && found == null;
        }
        String[] fraction = exact.split("/");
        BigDecimal denominator = fraction.length == 1 ? BigDecimal.ONE : new BigDecimal(fraction[1]);
        BigDecimal difference = new BigDecimal(fraction[0])
                .divide(denominator, 40, RoundingMode.HALF_UP)
                .subtract(found)
                .abs();
        boolean integer = fraction.length == 1
                && new BigDecimal(exact).stripTrailingZeros().scale() <= 0;
        return integer && decimals > 9
                ? difference.signum() == 0
                : difference.compareTo(new BigDecimal(BigInteger.ONE, decimals)) <= 0;
    }

    private static String text(Map<String, Object> row, String field) {
        return String.valueOf(row.get(field));
    }

    private static UnitCode unit(Map<String, Object> row) {
        String code = text(row, "tenant");
        return UnitCode.of(code.length() == 9 ? code + "000" : code);
    }

    private static String key(UnitCode unit, String period, String metric) {
        return unit + " " + period + " " + metric;
    }
}
