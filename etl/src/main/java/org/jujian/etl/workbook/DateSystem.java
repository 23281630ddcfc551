package org.jujian.etl.workbook;

import java.time.LocalDate;

/// From which day a workbook counts the numbers of its dates.
enum DateSystem {
    /// counted so that it fits every day after the 29 February 1900 that Excel has and the world had not
    FROM_1900(LocalDate.of(1899, 12, 30)),
    FROM_1904(LocalDate.of(1904, 1, 1));

    private final LocalDate zero;

    DateSystem(LocalDate zero) {
        this.zero = zero;
    }

    LocalDate day(long number) {
        return zero.plusDays(number);
    }
}
