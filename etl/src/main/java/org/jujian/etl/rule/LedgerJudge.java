package org.jujian.etl.rule;

import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.LedgerRow;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.template.Columns;
import org.jujian.etl.value.ChartOfAccounts;
import org.jujian.etl.value.Moment;

/// T-02 收支明细.
record LedgerJudge(Judge judge, Columns columns) implements Judge.OfTemplate {
    private static final String DIRECTION = "收支类型";
    private static final String AMOUNT = "金额";
    private static final String INCOME = "收入";
    private static final String EXPENSE = "支出";
    private static final String INCOME_AMOUNT = "收入金额";
    private static final String EXPENSE_AMOUNT = "支出金额";
    private static final Map<String, String> DIRECTIONS =
            Map.of(INCOME, INCOME, "收", INCOME, EXPENSE, EXPENSE, "支", EXPENSE);
    private static final Map<String, String> SETTLEMENTS = Judge.options("现金", "转账");

    private record Booking(String direction, @Nullable Money amount) {}

    @Override
    public @Nullable Fact judge(RowCheck check, Map<NaturalKey.OfEvent, Lookups.KnownEvent> events) {
        UnitCode unit = judge.unit(check);
        YearMonth month = check.requiredMonth("会计期间");
        Moment business =
                check.requiredDate("业务日期", month == null ? OptionalInt.empty() : OptionalInt.of(month.getYear()));
        check.notAhead("业务日期", business);
        String voucher = check.requiredKey("凭证字号");
        Integer line = check.count("行号");
        boolean pair = !columns.has(DIRECTION) || !columns.has(AMOUNT);
        Booking booking = pair ? ofPair(check) : new Booking(direction(check), null);
        String accountWritten = check.requiredKey("公开科目");
        String summary = check.requiredText("摘要");
        Money amount = pair ? booking.amount() : amount(check);
        String settlement = check.option("结算方式", SETTLEMENTS, "现金或转账");
        check.width();
        if (check.failure().isPresent()) {
            return null;
        }
        Objects.requireNonNull(unit);
        Objects.requireNonNull(month);
        Objects.requireNonNull(business);
        Objects.requireNonNull(amount);
        int lineNumber = line == null ? 1 : line;
        String account = ChartOfAccounts.builtIn().findCode(accountWritten).orElse("");
        String counterparty = check.cell("往来单位");
        String fundSource = check.cell("资金来源");
        String billNo = check.key("票据号");
        String handler = check.cell("经手人");
        String witness = check.cell("证明人");
        String approver = check.cell("审批人");
        String supervisor = check.cell("监督小组审核人");
        String project = check.key("项目编号");
        String contract = check.key("合同编号");
        String reversed = check.key("原凭证字号");
        String remark = check.cell("备注");
        var content = Content.of(
                unit,
                month,
                business,
                voucher,
                lineNumber,
                booking.direction(),
                account.isEmpty() ? accountWritten : account,
                summary,
                amount,
                counterparty,
                fundSource,
                settlement,
                billNo,
                handler,
                witness,
                approver,
                supervisor,
                project,
                contract,
                reversed,
                remark);
        return new LedgerRow(
                check.number(),
                content,
                unit,
                month,
                voucher,
                lineNumber,
                business.date(),
                booking.direction(),
                account,
                accountWritten,
                summary,
                amount,
                counterparty,
                fundSource,
                settlement,
                billNo,
                handler,
                witness,
                approver,
                supervisor,
                project,
                contract,
                reversed,
                remark);
    }

    private static String direction(RowCheck check) {
        return check.requiredOption(DIRECTION, DIRECTIONS, "收入或支出");
    }

    private static @Nullable Money amount(RowCheck check) {
        if (check.key(AMOUNT).isEmpty()) {
            check.missing(AMOUNT);
            return null;
        }
        return check.amount(AMOUNT);
    }

    /// Instead of 收支类型 and 金额: exactly one of 收入金额 and 支出金额 is filled; 0 beside an amount counts as empty.
    private Booking ofPair(RowCheck check) {
        Money income = check.amount(INCOME_AMOUNT);
        Money expense = check.amount(EXPENSE_AMOUNT);
        if (income != null && expense != null) {
            if (expense.equals(Money.ZERO)) {
                expense = null;
            } else if (income.equals(Money.ZERO)) {
                income = null;
            } else {
                check.fail(RejectCode.BAD_VALUE, EXPENSE_AMOUNT, "收入金额和支出金额中只填一个", "分成两行后重传");
            }
        } else if (check.key(INCOME_AMOUNT).isEmpty()
                && check.key(EXPENSE_AMOUNT).isEmpty()) {
            check.missing(columns.has(INCOME_AMOUNT) ? INCOME_AMOUNT : EXPENSE_AMOUNT);
        }
        return income == null ? new Booking(EXPENSE, expense) : new Booking(INCOME, income);
    }
}
