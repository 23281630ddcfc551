package org.jujian.reports.lead;

import java.time.LocalDate;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.reports.metric.ObligationState.SourceRef;

/// A ledger line behind a lead, as the committee reads it.
public record LedgerLine(
        UnitCode unit,
        LocalDate businessOn,
        String voucher,
        String direction,
        String account,
        String summary,
        String counterparty,
        Money amount,
        String settlement,
        String billNo,
        SourceRef ref) {}
