package org.jujian.tenants.duty;

/// What the stored obligations of a community were last derived from, and the due dates that they cover.
record Derivation(long version, String catalogueVersion, String calendarVersion, DueRange range) {}
