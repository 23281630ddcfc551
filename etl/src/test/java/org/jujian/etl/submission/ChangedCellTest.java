package org.jujian.etl.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.etl.fact.EventRow;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.fact.SheetRow;
import org.jujian.etl.fact.SurveyRow;
import org.jujian.tenants.catalogue.EventKind;
import org.junit.jupiter.api.Test;

class ChangedCellTest {
    private static final UnitCode UNIT = UnitCode.of("310114004009");
    private static final Hash128 CONTENT = Hash128.of("x");

    @Test
    void namesThePeriodAsTheFactWritesIt() {
        var sheet = new SheetRow(
                2,
                CONTENT,
                UNIT,
                YearMonth.of(2026, 1),
                "现金",
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                null,
                null,
                "");
        var survey = new SurveyRow(2, CONTENT, UNIT, "2026Q1", "入户", 1, 1, 0, 0, 0, 0);

        assertThat(ChangedCell.of(sheet)).isEqualTo(new ChangedCell(UNIT, "sheet", "2026-01"));
        assertThat(ChangedCell.of(survey)).isEqualTo(new ChangedCell(UNIT, "survey", "2026Q1"));
    }

    @Test
    void meansTheWholeUnitWhereDutiesMoveFromMonthToMonth() {
        var event = new EventRow(
                2, CONTENT, UNIT, "SJ-1", "JW-07", "事项", EventKind.REQUEST, LocalDate.of(2026, 2, 3), null, "");

        assertThat(ChangedCell.of(event)).isEqualTo(new ChangedCell(UNIT, "event", ""));
    }
}
