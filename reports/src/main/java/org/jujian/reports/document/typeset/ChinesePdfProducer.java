package org.jujian.reports.document.typeset;

import com.lowagie.text.BadElementException;
import com.lowagie.text.Font;
import com.lowagie.text.ImgTemplate;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.CompactFont;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfTemplate;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.pdf.AbstractPdfTextRenderer;
import net.sf.jasperreports.pdf.classic.ClassicImage;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.common.PdfImage;
import net.sf.jasperreports.pdf.common.PdfProducerContext;
import net.sf.jasperreports.pdf.common.PdfTextRendererContext;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/// Writes a filled paper: our faces as compact fonts, lines as they were measured, drawings as vectors, and an
/// identity and dates that come from the paper and not from the clock.
public final class ChinesePdfProducer extends ClassicPdfProducer {
    /// Property of a filled paper: 32 hexadecimal digits, the file's identity.
    public static final String IDENTITY = "org.jujian.identity";
    /// Property of a filled paper: the date of creation as PDF writes it, `D:20260331235959+08'00'`.
    public static final String CREATED = "org.jujian.created";

    private final PdfProducerContext context;
    private final Map<Face, CompactFont> fonts = new HashMap<>();

    ChinesePdfProducer(PdfProducerContext context) {
        super(context);
        this.context = context;
    }

    /// The font of this document for a face.
    BaseFont font(Face face) {
        return fonts.computeIfAbsent(face, CompactFont::new);
    }

    @Override
    public Font getFont(Map<Attribute, Object> attributes, Locale locale) {
        TextStyle style = TextStyle.of(attributes);
        return new Font(font(style.face().face()), style.size(), Font.NORMAL, style.color());
    }

    @Override
    public AbstractPdfTextRenderer getTextRenderer(PdfTextRendererContext text) {
        return new ChineseTextRenderer(context.getJasperReportsContext(), this);
    }

    @Override
    public PdfImage drawImage(
            JRPrintImage image, Graphics2DRenderable renderer, boolean forceSvgShapes, double width, double height)
            throws JRException {
        if (!(renderer instanceof Drawing drawing)) {
            throw new IllegalArgumentException("image in a template: expected a drawing");
        }
        PdfTemplate template = getPdfContentByte().createTemplate((float) width, (float) height);
        drawing.paint(template, this, (float) width, (float) height);
        try {
            return new ClassicImage(new ImgTemplate(template));
        } catch (BadElementException e) {
            throw new JRException(e);
        }
    }

    @Override
    public void close() {
        JasperPrint paper = context.getCurrentJasperPrint();
        PdfDictionary info = getPdfWriter().getInfo();
        byte[] identity = HexFormat.of().parseHex(paper.getProperty(IDENTITY));
        info.put(PdfName.FILEID, PdfEncryption.createInfoId(identity, identity));
        info.put(PdfName.CREATIONDATE, new PdfString(paper.getProperty(CREATED)));
        info.put(PdfName.MODDATE, new PdfString(paper.getProperty(CREATED)));
        super.close();
    }
}
