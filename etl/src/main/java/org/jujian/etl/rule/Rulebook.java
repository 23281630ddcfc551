package org.jujian.etl.rule;

import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;

/// The catalogue and the calendar by which rows are judged.
public record Rulebook(Catalogue catalogue, WorkingCalendar calendar) {}
