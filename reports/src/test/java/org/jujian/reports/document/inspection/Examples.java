package org.jujian.reports.document.inspection;

/// Invented sources for tests of the package above.
public final class Examples {
    private Examples() {}

    public static InspectionSources full() {
        return Example.full().sources();
    }

    public static InspectionSources named(String fullName) {
        return Example.full().named(fullName).sources();
    }
}
