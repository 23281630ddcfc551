package org.jujian.bench.population;

import java.time.YearMonth;
import java.util.List;
import org.jujian.base.code.UnitCode;

/// A survey of a quarter with its totals.
///
/// @param lastMonth of the quarter
public record Survey(
        UnitCode unit,
        YearMonth lastMonth,
        String method,
        int issued,
        int satisfied,
        int fairlySatisfied,
        int dissatisfied,
        int unaware) {
    public static final List<String> METHODS = List.of("入户", "电话", "扫码", "代表测评");

    /// `2026Q1`
    public String quarter() {
        return lastMonth.getYear() + "Q" + (lastMonth.getMonthValue() + 2) / 3;
    }
}
