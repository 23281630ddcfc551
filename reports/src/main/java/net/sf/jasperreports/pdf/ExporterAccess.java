package net.sf.jasperreports.pdf;

import net.sf.jasperreports.engine.JRPrintText;

/// Two members of the exporter that only its package sees and a text renderer needs: class path only, and tied to the
/// version of JasperReports in the root pom.
public final class ExporterAccess {
    private ExporterAccess() {}

    public static int pageHeight(JRPdfExporter exporter) {
        return exporter.getCurrentPageFormat().getPageHeight();
    }

    public static void bookmark(JRPdfExporter exporter, JRPrintText text, int x, int y) {
        exporter.addBookmark(text.getBookmarkLevel(), text.getAnchorName(), x, y);
    }
}
