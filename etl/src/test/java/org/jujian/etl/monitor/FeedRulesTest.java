package org.jujian.etl.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.etl.template.Template;
import org.jujian.etl.warehouse.FedRows.Fed;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.unit.Unit;
import org.junit.jupiter.api.Test;

class FeedRulesTest {
    private static final UnitCode LIYUAN = UnitCode.of("310114004009");
    private static final Period.Month MARCH = new Period.Month(YearMonth.of(2026, 3));
    private static final LocalDate BEFORE = LocalDate.of(2026, 4, 10);
    private static final LocalDate AFTER = LocalDate.of(2026, 4, 11);

    private final FeedRules rules = new FeedRules(WorkingCalendar.builtIn());

    @Test
    void isDueOnTheTenthOfTheNextMonthOrTheNextWorkingDay() {
        assertThat(rules.dueOn(MARCH)).isEqualTo("2026-04-10");
        // 10 May 2026 is a Sunday
        assertThat(rules.dueOn(MARCH.plus(1))).isEqualTo("2026-05-11");
    }

    @Test
    void isMissingOnlyAfterTheLastDayAndOnlyWhatIsMonthly() {
        assertThat(state(BEFORE, Template.SHEETS)).isEqualTo(FeedState.PENDING);
        assertThat(state(AFTER, Template.SHEETS)).isEqualTo(FeedState.MISSING);
        assertThat(state(AFTER, Template.LEDGER)).isEqualTo(FeedState.MISSING);
        assertThat(state(AFTER, Template.REGISTER)).isEqualTo(FeedState.MISSING);
        assertThat(state(AFTER, Template.FEEDBACK)).isEqualTo(FeedState.NOT_DUE);
    }

    @Test
    void isLateByItsFirstReceiptHoweverOftenItIsCorrected() {
        assertThat(board(
                        AFTER,
                        unit(null),
                        List.of(fed("2026-04-10T15:59:59Z", "2026-04-20T01:00:00Z", false)),
                        List.of()))
                .returns(FeedState.FED, FeedBoard.Cell::state)
                .returns(Instant.parse("2026-04-20T01:00:00Z"), FeedBoard.Cell::last)
                .returns(7L, FeedBoard.Cell::rows);
        assertThat(board(
                        AFTER,
                        unit(null),
                        List.of(fed("2026-04-10T16:00:00Z", "2026-04-10T16:00:00Z", false)),
                        List.of()))
                .returns(FeedState.LATE, FeedBoard.Cell::state);
        assertThat(board(
                        AFTER,
                        unit(null),
                        List.of(fed("2026-04-20T01:00:00Z", "2026-04-20T01:00:00Z", true)),
                        List.of()))
                .returns(FeedState.BACKFILLED, FeedBoard.Cell::state);
    }

    @Test
    void isRejectedWhileNothingWasTaken() {
        var refused = new FeedRules.NotTaken(LIYUAN, Template.SHEETS, 12, Instant.parse("2026-04-05T01:00:00Z"));
        assertThat(board(BEFORE, unit(null), List.of(), List.of(refused)))
                .returns(FeedState.REJECTED, FeedBoard.Cell::state)
                .returns(12L, FeedBoard.Cell::submission);
        assertThat(board(
                        BEFORE,
                        unit(null),
                        List.of(fed("2026-04-06T01:00:00Z", "2026-04-06T01:00:00Z", false)),
                        List.of(refused)))
                .returns(FeedState.FED, FeedBoard.Cell::state);
    }

    @Test
    void isDueOnlyOfWholeMonths() {
        assertThat(board(AFTER, unit(LocalDate.of(2026, 3, 30)), List.of(), List.of()))
                .returns(FeedState.NOT_DUE, FeedBoard.Cell::state)
                .returns(false, FeedBoard.Cell::due);
        assertThat(board(AFTER, unit(LocalDate.of(2026, 3, 31)), List.of(), List.of()))
                .returns(FeedState.MISSING, FeedBoard.Cell::state);
    }

    private FeedState state(LocalDate today, Template template) {
        return rules.board(MARCH, List.of(unit(null)), List.of(), List.of(), today)
                .lines()
                .getFirst()
                .cell(template)
                .state();
    }

    private FeedBoard.Cell board(LocalDate today, Unit unit, List<Fed> fed, List<FeedRules.NotTaken> refused) {
        return rules.board(MARCH, List.of(unit), fed, refused, today)
                .lines()
                .getFirst()
                .cell(Template.SHEETS);
    }

    private static Fed fed(String first, String last, boolean backfill) {
        return new Fed(LIYUAN, Template.SHEETS, 7, Instant.parse(first), Instant.parse(last), backfill, 9);
    }

    private static Unit unit(@Nullable LocalDate disabledOn) {
        return new Unit(
                LIYUAN,
                "李园一村社区居委会",
                CommunityKind.URBAN,
                null,
                null,
                null,
                null,
                LocalDate.of(2026, 1, 1),
                disabledOn,
                List.of(),
                1);
    }
}
