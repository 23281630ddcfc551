package org.jujian.bench.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jujian.base.code.UnitCode;

/// A row of a ledger, with the correction that came later where there was one.
///
/// @param number from 1 in each month of a community
public record Entry(
        UnitCode unit,
        YearMonth month,
        int number,
        LocalDate businessOn,
        String account,
        BigDecimal amount,
        Optional<Correction> correction) {
    /// @param monthsLater 1 to 12
    public record Correction(int monthsLater, BigDecimal amount) {}
}
