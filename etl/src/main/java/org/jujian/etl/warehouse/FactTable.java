package org.jujian.etl.warehouse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jujian.base.columnstore.TableName;
import org.jujian.etl.template.Form;
import org.jujian.etl.template.Template;

/// The tables of `columnstore/3_001_facts.sql` and `3_002_forms.sql`.
///
/// @param key      the natural key, the unit first
/// @param columns  those of `<fact>_version`, in the order in which [RowValues] gives the values
/// @param reading  what reads the fact: all its versions, or the newest of each key
record FactTable(String fact, List<String> key, List<String> columns, Reading reading) {
    enum Reading {
        /// units and publications: of a unit the newest row counts whatever its key (golden README D-39), of a
        /// publication the first one too (D-08)
        ALL_VERSIONS,
        /// there is a table with the newest version of each key
        CURRENT
    }

    private static final String STAMP = "submission row received_at backfill content";

    private static final FactTable UNIT = table(Reading.ALL_VERSIONS, "unit", "unit enabled_on", """
            unit submission row received_at content name street street_name kind households residents buildings
            boards enabled_on disabled_on successor""");
    private static final FactTable EVENT = table(Reading.CURRENT, "event", "unit event", """
            unit event submission row received_at backfill content item name kind happened_on completed_on remark""");
    private static final FactTable REGISTER =
            table(Reading.ALL_VERSIONS, "register", "unit item period event stage", """
            unit item period event stage submission row received_at backfill content title claimed_on claimed_time
            published_on channels all_elements elements proofs party_reviewed_on supervisor_reviewed_on
            first_reviewer first_reviewed_on second_reviewer second_reviewed_on final_reviewer final_reviewed_on
            nil_return correction basis body remark""");
    private static final FactTable LEDGER = table(Reading.CURRENT, "ledger", "unit month voucher line", """
            unit month voucher line submission row received_at backfill content business_on direction account
            account_written summary amount counterparty fund_source settlement bill_no handler witness approver
            supervisor project contract reversed_voucher remark""");
    private static final FactTable SHEET = table(Reading.CURRENT, "sheet", "unit month fund", """
            unit month fund submission row received_at backfill content opening income expense closing year_income
            year_expense remark""");
    private static final FactTable FEEDBACK = table(Reading.CURRENT, "feedback", "unit feedback", """
            unit feedback submission row received_at backfill content kind raised_on raised_time matter channel item
            accepted_on answered_on answered_time answer closed_on rating finding disclosed""");
    private static final FactTable SURVEY = table(Reading.CURRENT, "survey", "unit period method", """
            unit period method submission row received_at backfill content issued satisfied fairly_satisfied
            dissatisfied unaware invalid""");

    FactTable {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    static FactTable of(Template template) {
        return switch (template) {
            case UNITS -> UNIT;
            case EVENTS -> EVENT;
            case REGISTER -> REGISTER;
            case LEDGER -> LEDGER;
            case SHEETS -> SHEET;
            case FEEDBACK -> FEEDBACK;
            case SURVEYS -> SURVEY;
            case SPECIAL_FUNDS, DEBTS, LEASES, UTILITIES, MEETINGS, EVALUATIONS, REVIEWS ->
                of(template.form().orElseThrow());
        };
    }

    private static FactTable of(Form form) {
        String key = "unit " + String.join(" ", stored(form.key()));
        return table(
                Reading.CURRENT, form.fact(), key, key + " " + STAMP + " " + String.join(" ", stored(form.values())));
    }

    private static List<String> stored(List<Form.Field> fields) {
        return fields.stream().map(Form.Field::stored).toList();
    }

    private static FactTable table(Reading reading, String fact, String key, String columns) {
        return new FactTable(fact, words(key), words(columns), reading);
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("\\s+")).toList();
    }

    TableName versions() {
        return new TableName(fact + "_version");
    }

    /// The table with the newest version of each key, where there is one.
    Optional<TableName> current() {
        return switch (reading) {
            case ALL_VERSIONS -> Optional.empty();
            case CURRENT -> Optional.of(new TableName(fact));
        };
    }
}
