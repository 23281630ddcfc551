package org.jujian.etl.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.value.Moment;

/// The receipt of a file as a day and time in China.
record Today(LocalDate date, LocalTime time) {
    static Today of(Instant receivedAt) {
        ZonedDateTime there = receivedAt.atZone(ChinaTime.ZONE);
        return new Today(there.toLocalDate(), there.toLocalTime());
    }

    boolean isAhead(Moment moment) {
        int byDate = moment.date().compareTo(date);
        LocalTime written = moment.time();
        return byDate > 0 || byDate == 0 && written != null && written.isAfter(time);
    }

    @Override
    public String toString() {
        return new Moment(date, time).toString();
    }
}
