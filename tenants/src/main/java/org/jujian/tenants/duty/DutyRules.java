package org.jujian.tenants.duty;

import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;

/// How a duty is made from the catalogue (templates.md, last section; golden README D-01 … D-07, D-33). Pure.
public final class DutyRules {
    private final Catalogue catalogue;
    private final WorkingCalendar calendar;

    public DutyRules(Catalogue catalogue, WorkingCalendar calendar) {
        this.catalogue = catalogue;
        this.calendar = calendar;
    }

    /// Works out once what is the same for all communities, so that thousands can be asked for cheaply.
    public DutySchedule schedule(DueRange range) {
        return new DutySchedule(catalogue, calendar, range);
    }

    public String catalogueVersion() {
        return catalogue.version();
    }

    public WorkingCalendar calendar() {
        return calendar;
    }
}
