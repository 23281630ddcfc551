package org.jujian.etl.rule;

import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.fact.SheetRow;

/// T-03 月度公开表.
record SheetJudge(Judge judge) implements Judge.OfTemplate {
    @Override
    public @Nullable Fact judge(RowCheck check, Map<NaturalKey.OfEvent, Lookups.KnownEvent> events) {
        UnitCode unit = judge.unit(check);
        YearMonth month = check.requiredMonth("会计期间");
        String fund = check.requiredKey("资金");
        Money opening = check.requiredAmount("上期结余");
        Money income = check.requiredAmount("本期收入");
        Money expense = check.requiredAmount("本期支出");
        Money closing = check.requiredAmount("期末结余");
        Money yearIncome = check.amount("本年累计收入");
        Money yearExpense = check.amount("本年累计支出");
        String remark = check.cell("备注");
        check.width();
        if (check.failure().isPresent()) {
            return null;
        }
        Objects.requireNonNull(unit);
        Objects.requireNonNull(month);
        Objects.requireNonNull(opening);
        Objects.requireNonNull(income);
        Objects.requireNonNull(expense);
        Objects.requireNonNull(closing);
        return new SheetRow(
                check.number(),
                Content.of(unit, month, fund, opening, income, expense, closing, yearIncome, yearExpense, remark),
                unit,
                month,
                fund,
                opening,
                income,
                expense,
                closing,
                yearIncome,
                yearExpense,
                remark);
    }
}
