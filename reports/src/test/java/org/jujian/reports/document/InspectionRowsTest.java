package org.jujian.reports.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.TableName;
import org.jujian.base.money.Money;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.inspection.InspectionSources.Answer;
import org.jujian.reports.document.inspection.InspectionSources.Closing;
import org.jujian.reports.document.inspection.InspectionSources.Finding;
import org.jujian.reports.document.inspection.InspectionSources.Opinion;
import org.jujian.reports.document.inspection.InspectionSources.Sheet;
import org.jujian.reports.document.inspection.InspectionSources.Survey;
import org.jujian.reports.metric.Receipts;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.testing.EngineFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InspectionRowsTest {
    private static final ColumnStore STORE = EngineFixture.migrated();
    private static final UnitCode UNIT = UnitCode.of("310114004009");
    private static final UnitCode NEIGHBOUR = UnitCode.of("310114004010");
    private static final Scope SCOPE = Scope.system("test").within(UNIT.range());
    private static final Period QUARTER = new Period.Quarter(2026, 1);
    private static final LocalDate CUT_OFF = LocalDate.of(2026, 3, 31);

    private static final Receipts EVERYTHING = new Receipts(Long.MAX_VALUE, List.of());

    private final InspectionRows rows = new InspectionRows(STORE, WorkingCalendar.builtIn());

    @AfterEach
    void empty() {
        EngineFixture.truncate(STORE);
    }

    @Test
    void readsTheNewestNames() {
        unit(1, "旧名社区居委会");
        unit(2, "李园一村社区居委会");
        assertThat(rows.names(SCOPE, UNIT, EVERYTHING)).contains(new InspectionRows.Names("李园一村社区居委会", "嘉定镇街道"));
        assertThat(rows.names(Scope.system("test").within(NEIGHBOUR.range()), NEIGHBOUR, EVERYTHING))
                .isEmpty();
    }

    @Test
    void readsTheNewestSheetsThatFallDueInThePeriod() {
        sheet(UNIT, 1, "2025-12-01", "100.00");
        sheet(UNIT, 2, "2025-12-01", "100.50");
        sheet(UNIT, 1, "2026-03-01", "7.00");
        sheet(NEIGHBOUR, 1, "2026-01-01", "8.00");
        assertThat(rows.sheets(SCOPE, UNIT, QUARTER, EVERYTHING))
                .containsExactly(new Sheet(
                        YearMonth.of(2025, 12),
                        "现金",
                        Money.of("1.00"),
                        Money.of("100.50"),
                        Money.of("0.00"),
                        Money.of("2.00")));
    }

    /// The second of the two times: what a later submission brought, or one that is not done, is not known.
    @Test
    void readsWhatWasKnownThen() {
        sheet(UNIT, 1, "2025-12-01", "100.00");
        sheet(UNIT, 2, "2025-12-01", "100.50");
        sheet(UNIT, 3, "2025-12-01", "200.00");
        assertThat(rows.sheets(SCOPE, UNIT, QUARTER, new Receipts(1, List.of())))
                .extracting(Sheet::income)
                .containsExactly(Money.of("100.00"));
        assertThat(rows.sheets(SCOPE, UNIT, QUARTER, new Receipts(Long.MAX_VALUE, List.of(3L))))
                .extracting(Sheet::income)
                .containsExactly(Money.of("100.50"));
        assertThat(rows.sheets(SCOPE, UNIT, QUARTER, new Receipts(0, List.of())))
                .isEmpty();
    }

    @Test
    void judgesAnswersByTheirLimits() {
        opinion("F1", "质询", "2026-03-02", "2026-03-05", "2026-03-06", "");
        opinion("F2", "质询", "2026-03-02", "2026-03-06", null, "");
        opinion("F3", "异议", "2026-03-02", null, "2026-04-02", "成立-遗漏");
        opinion("F4", "建议", "2026-03-25", null, null, "");
        assertThat(rows.opinions(SCOPE, UNIT, QUARTER, CUT_OFF, EVERYTHING))
                .containsExactly(
                        new Opinion("质询", Answer.IN_TIME, Closing.CLOSED, Finding.NONE),
                        new Opinion("质询", Answer.LATE_OR_NONE, Closing.OPEN, Finding.NONE),
                        new Opinion("异议", Answer.LATE_OR_NONE, Closing.OPEN, Finding.OMISSION));
    }

    @Test
    void addsTheSurveysOfAPeriodAndOfItsParts() {
        survey("2026Q1", "入户", 30);
        survey("2026-02", "扫码", 5);
        survey("2026", "扫码", 9);
        survey("2026-04", "扫码", 7);
        assertThat(rows.surveys(SCOPE, UNIT, QUARTER, EVERYTHING))
                .extracting(Survey::issued)
                .containsExactlyInAnyOrder(30, 5);
        assertThat(rows.surveys(SCOPE, UNIT, new Period.Year(2026), EVERYTHING))
                .extracting(Survey::issued)
                .containsExactlyInAnyOrder(30, 5, 9, 7);
        assertThat(rows.surveys(SCOPE, UNIT, new Period.Month(YearMonth.of(2026, 2)), EVERYTHING))
                .extracting(Survey::issued)
                .containsExactly(5);
    }

    private static void unit(long submission, String name) {
        Map<String, @Nullable Object> row = version(UNIT, submission);
        row.put("name", name);
        row.put("street", 310114004L);
        row.put("street_name", "嘉定镇街道");
        row.put("kind", "城市社区");
        row.put("enabled_on", LocalDate.of(2025, 1, 1));
        insert("unit_version", row);
    }

    private static void sheet(UnitCode unit, long submission, String month, String income) {
        Map<String, @Nullable Object> row = version(unit, submission);
        row.put("backfill", true);
        row.put("month", LocalDate.parse(month));
        row.put("fund", "现金");
        row.put("opening", new BigDecimal("1.00"));
        row.put("income", new BigDecimal(income));
        row.put("expense", new BigDecimal("0.00"));
        row.put("closing", new BigDecimal("2.00"));
        insert("sheet_version", row);
    }

    private static void opinion(
            String id, String kind, String raised, @Nullable String answered, @Nullable String closed, String finding) {
        Map<String, @Nullable Object> row = version(UNIT, 1);
        row.put("backfill", true);
        row.put("feedback", id);
        row.put("kind", kind);
        row.put("raised_on", LocalDate.parse(raised));
        row.put("answered_on", answered == null ? null : LocalDate.parse(answered));
        row.put("closed_on", closed == null ? null : LocalDate.parse(closed));
        row.put("finding", finding);
        insert("feedback_version", row);
    }

    private static void survey(String period, String method, int issued) {
        Map<String, @Nullable Object> row = version(UNIT, 1);
        row.put("backfill", true);
        row.put("period", period);
        row.put("method", method);
        row.put("issued", issued);
        row.put("satisfied", issued);
        row.put("fairly_satisfied", 0);
        row.put("dissatisfied", 0);
        row.put("unaware", 0);
        row.put("invalid", 0);
        insert("survey_version", row);
    }

    private static Map<String, @Nullable Object> version(UnitCode unit, long submission) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("unit", unit.value());
        row.put("submission", submission);
        row.put("row", 2);
        row.put("received_at", Instant.parse("2026-04-01T00:00:00Z"));
        return row;
    }

    private static void insert(String table, Map<String, @Nullable Object> row) {
        Object[] values = row.values().toArray();
        STORE.insert(
                Scope.system("test"),
                new TableName(table),
                List.copyOf(row.keySet()),
                Stream.<@Nullable Object[]>of(values));
    }
}
