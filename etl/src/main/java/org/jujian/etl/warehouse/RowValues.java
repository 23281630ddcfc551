package org.jujian.etl.warehouse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.UInt128;
import org.jujian.etl.fact.EventRow;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.FeedbackRow;
import org.jujian.etl.fact.FormRow;
import org.jujian.etl.fact.LedgerRow;
import org.jujian.etl.fact.RegisterRow;
import org.jujian.etl.fact.SheetRow;
import org.jujian.etl.fact.SurveyRow;
import org.jujian.etl.fact.UnitRow;
import org.jujian.etl.rule.FeedMode;
import org.jujian.tenants.catalogue.Proof;

/// A fact as the values of its table's columns, in the order of [FactTable#columns].
final class RowValues {
    private RowValues() {}

    static @Nullable Object[] of(Fact fact, Stamp stamp) {
        boolean backfill = stamp.intake().mode() == FeedMode.BACKFILL;
        return switch (fact) {
            case UnitRow r ->
                values(
                        r.unit(),
                        stamp.submission(),
                        r.row(),
                        stamp.intake().receivedAt(),
                        content(r),
                        r.name(),
                        r.street().value(),
                        r.streetName(),
                        r.kind().label(),
                        r.households(),
                        r.residents(),
                        r.buildings(),
                        r.boards(),
                        r.enabledOn(),
                        r.disabledOn(),
                        r.successors().isEmpty() ? null : code(r.successors().getFirst()));
            case EventRow r ->
                values(
                        r.unit(),
                        r.event(),
                        stamp.submission(),
                        r.row(),
                        stamp.intake().receivedAt(),
                        backfill,
                        content(r),
                        r.item(),
                        r.name(),
                        r.kind().label(),
                        r.happenedOn(),
                        r.completedOn(),
                        r.remark());
            case RegisterRow r ->
                values(
                        r.unit(),
                        r.item(),
                        r.period(),
                        r.event(),
                        r.stage(),
                        stamp.submission(),
                        r.row(),
                        stamp.intake().receivedAt(),
                        backfill,
                        content(r),
                        r.title(),
                        r.claimedOn(),
                        r.claimedTime(),
                        r.publishedOn(),
                        r.channels().stream().map(Enum::name).toList(),
                        r.allElements(),
                        r.elements(),
                        r.proofs().stream().map(Proof::code).toList(),
                        r.partyReviewedOn(),
                        r.supervisorReviewedOn(),
                        r.firstReviewer(),
                        r.firstReviewedOn(),
                        r.secondReviewer(),
                        r.secondReviewedOn(),
                        r.finalReviewer(),
                        r.finalReviewedOn(),
                        r.nilReturn(),
                        r.correction(),
                        r.basis(),
                        r.body(),
                        r.remark());
            case LedgerRow r ->
                values(
                        r.unit(),
                        firstDay(r.month()),
                        r.voucher(),
                        r.line(),
                        stamp.submission(),
                        r.row(),
                        stamp.intake().receivedAt(),
                        backfill,
                        content(r),
                        r.businessOn(),
                        r.direction(),
                        r.account(),
                        r.accountWritten(),
                        r.summary(),
                        r.amount().yuan(),
                        r.counterparty(),
                        r.fundSource(),
                        r.settlement(),
                        r.billNo(),
                        r.handler(),
                        r.witness(),
                        r.approver(),
                        r.supervisor(),
                        r.project(),
                        r.contract(),
                        r.reversedVoucher(),
                        r.remark());
            case SheetRow r ->
                values(
                        r.unit(),
                        firstDay(r.month()),
                        r.fund(),
                        stamp.submission(),
                        r.row(),
                        stamp.intake().receivedAt(),
                        backfill,
                        content(r),
                        r.opening(),
                        r.income(),
                        r.expense(),
                        r.closing(),
                        r.yearIncome(),
                        r.yearExpense(),
                        r.remark());
            case FeedbackRow r ->
                values(
                        r.unit(),
                        r.feedback(),
                        stamp.submission(),
                        r.row(),
                        stamp.intake().receivedAt(),
                        backfill,
                        content(r),
                        r.kind(),
                        r.raisedOn(),
                        r.raisedTime(),
                        r.matter(),
                        r.channel(),
                        r.item(),
                        r.acceptedOn(),
                        r.answeredOn(),
                        r.answeredTime(),
                        r.answer(),
                        r.closedOn(),
                        r.rating(),
                        r.finding(),
                        r.disclosed());
            case SurveyRow r ->
                values(
                        r.unit(),
                        r.period(),
                        r.method(),
                        stamp.submission(),
                        r.row(),
                        stamp.intake().receivedAt(),
                        backfill,
                        content(r),
                        r.issued(),
                        r.satisfied(),
                        r.fairlySatisfied(),
                        r.dissatisfied(),
                        r.unaware(),
                        r.invalid());
            case FormRow r -> ofForm(r, stamp);
        };
    }

    private static @Nullable Object[] ofForm(FormRow row, Stamp stamp) {
        var values = new ArrayList<@Nullable Object>();
        values.add(row.unit());
        values.addAll(row.keys());
        values.add(stamp.submission());
        values.add(row.row());
        values.add(stamp.intake().receivedAt());
        values.add(stamp.intake().mode() == FeedMode.BACKFILL);
        values.add(content(row));
        values.addAll(row.values());
        return values.toArray();
    }

    private static @Nullable Object[] values(@Nullable Object... values) {
        return values;
    }

    private static UInt128 content(Fact fact) {
        return new UInt128(fact.content().high(), fact.content().low());
    }

    private static @Nullable Long code(@Nullable UnitCode unit) {
        return unit == null ? null : unit.value();
    }

    private static LocalDate firstDay(YearMonth month) {
        return month.atDay(1);
    }
}
