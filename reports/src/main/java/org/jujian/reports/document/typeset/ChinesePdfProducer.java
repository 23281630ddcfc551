package org.jujian.reports.document.typeset;

import com.lowagie.text.BadElementException;
import com.lowagie.text.Font;
import com.lowagie.text.ImgTemplate;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.CompactFont;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfICCBased;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.text.AttributedCharacterIterator.Attribute;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
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
import net.sf.jasperreports.pdf.common.PdfDocumentWriter;
import net.sf.jasperreports.pdf.common.PdfImage;
import net.sf.jasperreports.pdf.common.PdfProducerContext;
import net.sf.jasperreports.pdf.common.PdfTextRendererContext;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/// Writes a filled paper as PDF/A-2u (ISO 19005-2): our faces as compact fonts, lines as they were measured, drawings
/// as
/// vectors, colours as sRGB, and an identity and dates that come from the paper and not from the clock.
public final class ChinesePdfProducer extends ClassicPdfProducer {
    /// Property of a filled paper: 32 hexadecimal digits, the file's identity.
    public static final String IDENTITY = "org.jujian.identity";
    /// Property of a filled paper: the instant of creation in ISO 8601, `2026-03-31T23:59:59+08:00`.
    public static final String CREATED = "org.jujian.created";

    private static final DateTimeFormatter PDF_DATE = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmssxxx");
    private static final String SRGB = "sRGB IEC61966-2.1";

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
    public PdfDocumentWriter createWriter(OutputStream out) throws JRException {
        PdfDocumentWriter writer = super.createWriter(out);
        getPdfWriter().setPdfVersion(PdfWriter.VERSION_1_7);
        return writer;
    }

    @Override
    public void close() {
        JasperPrint paper = context.getCurrentJasperPrint();
        PdfWriter writer = getPdfWriter();
        PdfDictionary info = writer.getInfo();
        byte[] identity = HexFormat.of().parseHex(paper.getProperty(IDENTITY));
        OffsetDateTime created = OffsetDateTime.parse(paper.getProperty(CREATED));
        PdfString date = new PdfString(PDF_DATE.format(created).replaceFirst(":(\\d\\d)$", "'$1'"));
        info.put(PdfName.FILEID, PdfEncryption.createInfoId(identity, identity));
        info.put(PdfName.CREATIONDATE, date);
        info.put(PdfName.MODDATE, date);
        writer.setXmpMetadata(new ArchiveMetadata(
                        text(info, PdfName.TITLE),
                        text(info, PdfName.AUTHOR),
                        text(info, PdfName.SUBJECT),
                        text(info, PdfName.CREATOR),
                        text(info, PdfName.PRODUCER),
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(created))
                .packet());
        writer.getExtraCatalog().put(new PdfName("OutputIntents"), new PdfArray(outputIntent(writer)));
        super.close();
    }

    private static String text(PdfDictionary info, PdfName entry) {
        return ((PdfString) info.get(entry)).toUnicodeString();
    }

    /// What the colours of the paper mean: they are sRGB.
    private static PdfDictionary outputIntent(PdfWriter writer) {
        PdfDictionary intent = new PdfDictionary(new PdfName("OutputIntent"));
        intent.put(PdfName.S, new PdfName("GTS_PDFA1"));
        intent.put(new PdfName("OutputConditionIdentifier"), new PdfString(SRGB));
        intent.put(PdfName.INFO, new PdfString(SRGB));
        try {
            PdfObject profile = new PdfICCBased(ICC_Profile.getInstance(ColorSpace.CS_sRGB));
            intent.put(
                    new PdfName("DestOutputProfile"), writer.addToBody(profile).getIndirectReference());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return intent;
    }
}
