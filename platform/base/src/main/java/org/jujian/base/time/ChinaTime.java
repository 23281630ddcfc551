package org.jujian.base.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// The one time zone of the rules (golden README D-04): days begin and end in Asia/Shanghai.
public final class ChinaTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ChinaTime() {}

    public static LocalDate dateOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /// As the interface and the tables write an instant: with the offset +08:00 (contract.md).
    public static OffsetDateTime offset(Instant instant) {
        return instant.atZone(ZONE).toOffsetDateTime();
    }

    public static LocalDate today(Clock clock) {
        return dateOf(clock.instant());
    }
}
