package org.jujian.server.web.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jujian.etl.fact.Hash128;
import org.jujian.reports.calendar.ICalendar;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Item;
import org.jujian.tenants.catalogue.Readers;

/// Duties as days of a calendar program. Such a program keeps what it reads on phones and in clouds, so only what
/// stands
/// in the public catalogue is written: never the name or number of an event, and of what is for the party or the
/// leaders alone not even the item.
final class DueDays {
    private static final int RADIX = 36;

    private DueDays() {}

    static ICalendar of(
            String community, List<DutyOutcome> duties, Catalogue catalogue, LocalDate today, Instant stamp) {
        return new ICalendar(
                community + " 应公开",
                stamp,
                duties.stream().map(duty -> day(duty, catalogue, today)).toList());
    }

    private static ICalendar.Day day(DutyOutcome duty, Catalogue catalogue, LocalDate today) {
        boolean internal = catalogue
                .findItem(duty.item())
                .map(Item::audience)
                .filter(readers -> readers == Readers.B || readers == Readers.D)
                .isPresent();
        String what = internal ? "内部事项" : duty.item() + " " + duty.itemName();
        String when = duty.period().isEmpty() ? duty.stage() : Days.dutyPeriod(duty.period(), today);
        boolean open = duty.published() == null;
        String state = !open ? "已公开" : duty.due().isBefore(today) ? "逾期未公开" : "待公开";
        return new ICalendar.Day(
                Hash128.of(String.join("|", duty.unit(), duty.item(), duty.period(), duty.event(), duty.stage()))
                                .toUnsigned()
                                .toString(RADIX)
                        + "@jujian",
                duty.due(),
                (open ? "" : "✓ ") + what + (when.isEmpty() ? "" : "（" + when + "）"),
                state + "。期限当天 24:00 前公布。");
    }
}
