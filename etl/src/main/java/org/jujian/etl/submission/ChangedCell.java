package org.jujian.etl.submission;

import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.etl.fact.EventRow;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.FeedbackRow;
import org.jujian.etl.fact.FormRow;
import org.jujian.etl.fact.LedgerRow;
import org.jujian.etl.fact.RegisterRow;
import org.jujian.etl.fact.SheetRow;
import org.jujian.etl.fact.SurveyRow;
import org.jujian.etl.fact.UnitRow;

/// What a row changed: the unit, the kind of fact, and the period as the fact's table writes it; `""` = anything of the
/// unit.
record ChangedCell(UnitCode unit, String fact, String period) {
    static ChangedCell of(Fact fact) {
        return switch (fact) {
            case UnitRow r -> new ChangedCell(r.unit(), "unit", "");
            case EventRow r -> new ChangedCell(r.unit(), "event", "");
            case RegisterRow r ->
                new ChangedCell(r.unit(), "register", r.event().isEmpty() ? r.period() : "");
            case LedgerRow r -> new ChangedCell(r.unit(), "ledger", r.month().toString());
            case SheetRow r -> new ChangedCell(r.unit(), "sheet", r.month().toString());
            case FeedbackRow r ->
                new ChangedCell(
                        r.unit(), "feedback", Period.monthOf(r.raisedOn()).toString());
            case SurveyRow r -> new ChangedCell(r.unit(), "survey", r.period());
            case FormRow r -> new ChangedCell(r.unit(), r.form().fact(), r.period());
        };
    }
}
