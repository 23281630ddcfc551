package org.jujian.reports.document.writing;

/// Figures and rows do not agree: a run is under way, or rows came after it. Nothing is printed; asked again after the
/// run, the paper is made.
public final class StaleSources extends RuntimeException {
    public StaleSources(String message) {
        super(message);
    }
}
