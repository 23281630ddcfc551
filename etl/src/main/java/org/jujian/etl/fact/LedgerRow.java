package org.jujian.etl.fact;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;

/// T-02 收支明细.
///
/// @param direction      收入 or 支出
/// @param account        code of the chart of accounts, or `""` when the chart has no such code or name (FV-07)
/// @param accountWritten 公开科目 as written
/// @param settlement     现金, 转账 or `""`
public record LedgerRow(
        int row,
        Hash128 content,
        UnitCode unit,
        YearMonth month,
        String voucher,
        int line,
        LocalDate businessOn,
        String direction,
        String account,
        String accountWritten,
        String summary,
        Money amount,
        String counterparty,
        String fundSource,
        String settlement,
        String billNo,
        String handler,
        String witness,
        String approver,
        String supervisor,
        String project,
        String contract,
        String reversedVoucher,
        String remark)
        implements Fact {
    @Override
    public NaturalKey.OfLedgerLine key() {
        return new NaturalKey.OfLedgerLine(unit, month, voucher, line);
    }
}
