package org.jujian.reports.document.typeset;

import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfProducerContext;
import net.sf.jasperreports.pdf.common.PdfProducerFactory;

/// Named in `jasperreports.properties`: every PDF is written by our producer.
public final class ChinesePdfProducerFactory implements PdfProducerFactory {
    @Override
    public PdfProducer createProducer(PdfProducerContext context) {
        return new ChinesePdfProducer(context);
    }
}
