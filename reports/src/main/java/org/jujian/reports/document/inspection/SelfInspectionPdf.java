package org.jujian.reports.document.inspection;

import org.jujian.reports.document.paper.Press;

/// Prints a self-inspection. The same inspection gives the same bytes.
public final class SelfInspectionPdf {
    private final Press press;
    private final String verifyAddress;

    /// @param verifyAddress what stands before the number in the address of the page that verifies reports
    /// With a press of its own, which takes a second to make.
    public SelfInspectionPdf(String verifyAddress) {
        this(new Press(), verifyAddress);
    }

    SelfInspectionPdf(Press press, String verifyAddress) {
        this.press = press;
        this.verifyAddress = verifyAddress;
    }

    public byte[] render(SelfInspection inspection) {
        return press.pdf(SelfInspectionPaper.of(inspection, Snapshot.of(inspection), verifyAddress));
    }
}
