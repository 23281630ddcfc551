package org.jujian.reports.document;

import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.paper.Press;
import org.jujian.reports.document.paper.Spreadsheet;
import org.jujian.reports.document.paper.WebPage;
import org.jujian.reports.document.paper.WordDocument;

/// What makes a file of a paper, one for each format. Safe for use by several threads.
public final class Presses {
    private final Press press;

    /// With a press of its own, which takes a second to make.
    public Presses() {
        this(new Press());
    }

    Presses(Press press) {
        this.press = press;
    }

    byte[] print(Paper paper, Report.Format format) {
        return switch (format) {
            case PDF -> press.pdf(paper);
            case DOCX -> WordDocument.of(paper);
            case XLSX -> Spreadsheet.of(paper);
            case HTML -> WebPage.of(paper);
        };
    }
}
