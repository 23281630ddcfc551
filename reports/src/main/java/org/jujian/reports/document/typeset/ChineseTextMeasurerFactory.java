package org.jujian.reports.document.typeset;

import net.sf.jasperreports.engine.JRCommonText;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fill.JRTextMeasurer;
import net.sf.jasperreports.engine.util.JRTextMeasurerFactory;

/// Named in `jasperreports.properties`: every text of every paper is measured by our rules.
public final class ChineseTextMeasurerFactory implements JRTextMeasurerFactory {
    @Override
    public JRTextMeasurer createMeasurer(JasperReportsContext context, JRCommonText text) {
        return new ChineseTextMeasurer(text);
    }
}
