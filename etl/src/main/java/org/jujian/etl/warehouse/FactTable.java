package org.jujian.etl.warehouse;

import java.util.List;
import java.util.Optional;
import org.jujian.base.columnstore.TableName;
import org.jujian.etl.fact.EventRow;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.FeedbackRow;
import org.jujian.etl.fact.LedgerRow;
import org.jujian.etl.fact.RegisterRow;
import org.jujian.etl.fact.SheetRow;
import org.jujian.etl.fact.SurveyRow;
import org.jujian.etl.fact.UnitRow;

/// The tables of `columnstore/3_001_facts.sql`. `columns` are those of `<fact>_version`, in the order in which
/// [RowValues] gives the values; `key` is the natural key, the unit first.
enum FactTable {
    UNIT("unit", List.of("unit", "enabled_on"), """
            unit submission row received_at content name street street_name kind households residents buildings
            boards enabled_on disabled_on successor"""),
    EVENT("event", List.of("unit", "event"), """
            unit event submission row received_at backfill content item name kind happened_on completed_on remark"""),
    REGISTER("register", List.of("unit", "item", "period", "event", "stage"), """
            unit item period event stage submission row received_at backfill content title claimed_on claimed_time
            published_on channels all_elements elements proofs party_reviewed_on supervisor_reviewed_on
            first_reviewer first_reviewed_on second_reviewer second_reviewed_on final_reviewer final_reviewed_on
            nil_return correction basis body remark"""),
    LEDGER("ledger", List.of("unit", "month", "voucher", "line"), """
            unit month voucher line submission row received_at backfill content business_on direction account
            account_written summary amount counterparty fund_source settlement bill_no handler witness approver
            supervisor project contract reversed_voucher remark"""),
    SHEET("sheet", List.of("unit", "month", "fund"), """
            unit month fund submission row received_at backfill content opening income expense closing year_income
            year_expense remark"""),
    FEEDBACK("feedback", List.of("unit", "feedback"), """
            unit feedback submission row received_at backfill content kind raised_on raised_time matter channel item
            accepted_on answered_on answered_time answer closed_on rating finding disclosed"""),
    SURVEY("survey", List.of("unit", "period", "method"), """
            unit period method submission row received_at backfill content issued satisfied fairly_satisfied
            dissatisfied unaware invalid""");

    private final String fact;
    private final List<String> key;
    private final List<String> columns;

    FactTable(String fact, List<String> key, String columns) {
        this.fact = fact;
        this.key = key;
        this.columns = List.of(columns.split("\\s+"));
    }

    static FactTable of(Fact row) {
        return switch (row) {
            case UnitRow unit -> UNIT;
            case EventRow event -> EVENT;
            case RegisterRow publication -> REGISTER;
            case LedgerRow line -> LEDGER;
            case SheetRow sheet -> SHEET;
            case FeedbackRow feedback -> FEEDBACK;
            case SurveyRow survey -> SURVEY;
        };
    }

    String fact() {
        return fact;
    }

    List<String> key() {
        return key;
    }

    List<String> columns() {
        return columns;
    }

    TableName versions() {
        return new TableName(fact + "_version");
    }

    /// The table with the newest version of each key. Units and publications have none: of a unit the newest row
    /// counts whatever its key (golden README D-39), of a publication the first one too (D-08).
    Optional<TableName> current() {
        return switch (this) {
            case UNIT, REGISTER -> Optional.empty();
            case EVENT, LEDGER, SHEET, FEEDBACK, SURVEY -> Optional.of(new TableName(fact));
        };
    }
}
