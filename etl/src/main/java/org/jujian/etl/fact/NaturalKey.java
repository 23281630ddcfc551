package org.jujian.etl.fact;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jujian.base.code.UnitCode;

/// What makes two rows two versions of one thing (templates.md, *Identity*; golden README D-34).
public sealed interface NaturalKey {
    UnitCode unit();

    /// T-00
    record OfUnit(UnitCode unit, LocalDate enabledOn) implements NaturalKey {}

    /// T-01E
    record OfEvent(UnitCode unit, String event) implements NaturalKey {}

    /// T-01; `period`, `event` and `stage` are empty where the row names none (golden README D-01).
    record OfPublication(UnitCode unit, String item, String period, String event, String stage) implements NaturalKey {}

    /// T-02
    record OfLedgerLine(UnitCode unit, YearMonth month, String voucher, int line) implements NaturalKey {}

    /// T-03
    record OfSheet(UnitCode unit, YearMonth month, String fund) implements NaturalKey {}

    /// T-08
    record OfFeedback(UnitCode unit, String feedback) implements NaturalKey {}

    /// T-09
    record OfSurvey(UnitCode unit, String period, String method) implements NaturalKey {}

    /// T-04 to T-07, T-10 to T-12; `parts` as they are stored
    record OfForm(UnitCode unit, String fact, List<Object> parts) implements NaturalKey {
        public OfForm {
            parts = List.copyOf(parts);
        }
    }
}
