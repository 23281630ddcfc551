package org.jujian.etl.fact;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;

/// T-03 月度公开表, one fund in one month.
public record SheetRow(
        int row,
        Hash128 content,
        UnitCode unit,
        YearMonth month,
        String fund,
        Money opening,
        Money income,
        Money expense,
        Money closing,
        @Nullable Money yearIncome,
        @Nullable Money yearExpense,
        String remark)
        implements Fact {
    @Override
    public NaturalKey.OfSheet key() {
        return new NaturalKey.OfSheet(unit, month, fund);
    }
}
