package org.jujian.reports.document.writing;

/// There is nothing that the paper would be about; the message tells it in Chinese to whoever asked.
public final class NothingToReport extends RuntimeException {
    public NothingToReport(String message) {
        super(message);
    }
}
