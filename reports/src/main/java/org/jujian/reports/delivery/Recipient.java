package org.jujian.reports.delivery;

import java.util.List;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;

/// Who gets papers by a schedule: a community its own, the office and the committee those of the street. What is
/// written for the committee goes to the committee only, and never by e-mail.
///
/// @param unit      a community, or the street (its nine digits with 000)
/// @param audience  COMMUNITY, STREET or COMMITTEE
/// @param addresses where a copy goes by e-mail; empty = into the register only
public record Recipient(UnitCode unit, Audience audience, List<String> addresses) {
    public Recipient {
        addresses = List.copyOf(addresses);
        if (audience == Audience.COMMITTEE && !addresses.isEmpty()) {
            throw new IllegalArgumentException("recipient: expected no addresses of the committee, found some");
        }
    }

    static Recipient office(StreetCode street, List<String> addresses) {
        return new Recipient(new UnitCode(street.range().from()), Audience.STREET, addresses);
    }

    static Recipient committee(StreetCode street) {
        return new Recipient(new UnitCode(street.range().from()), Audience.COMMITTEE, List.of());
    }

    static Recipient community(UnitCode unit, List<String> addresses) {
        return new Recipient(unit, Audience.COMMUNITY, addresses);
    }
}
