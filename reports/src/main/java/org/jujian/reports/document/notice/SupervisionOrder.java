package org.jujian.reports.document.notice;

import java.time.LocalDate;
import java.util.List;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Basis;

/// Everything that an order for overdue duties (督办单, process.md §6) prints: what a community owes since when. No red
/// lines, no leads: it is handed to the community.
public record SupervisionOrder(
        UnitCode unit, String name, String street, Period period, Basis basis, List<Duty> duties) {
    public SupervisionOrder {
        duties = List.copyOf(duties);
    }

    /// @param about the period, or the event and its stage
    public record Duty(String item, String name, String family, String about, LocalDate due, int overdueWorkingDays) {}
}
