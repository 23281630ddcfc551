package org.jujian.etl.fact;

import org.jujian.base.code.UnitCode;

/// A row that was accepted, with the columns of `columnstore/3_001_facts.sql` and `3_002_forms.sql` that the file
/// decides. A text that the
/// file leaves empty is `""`, any other value that it leaves empty is null.
public sealed interface Fact
        permits UnitRow, EventRow, RegisterRow, LedgerRow, SheetRow, FeedbackRow, SurveyRow, FormRow {
    /// The row number that the user sees in the file.
    int row();

    UnitCode unit();

    NaturalKey key();

    /// Hash of all known columns as values: equal content = 未变化 (golden README D-34).
    Hash128 content();
}
