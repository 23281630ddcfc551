package org.jujian.reports.document.paper;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.type.BandTypeEnum;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.document.typeset.ChinesePdfProducer;

/// Prints papers as PDF/A-2u: A4, fonts embedded, bookmarks, page numbers. The same paper gives the same bytes. Safe
/// for use by several threads.
///
/// Throws [org.jujian.reports.document.typeset.MissingGlyph] when the paper has a character that no font shows.
public final class Press {
    private static final String CREATOR = "居鉴";
    /// A page before the last that is filled less looks as if something were missing.
    private static final int LEAST_PERCENT_FILLED = 55;
    private static final int IDENTITY_DIGITS = 32;
    private static final int DIGITS_IN_FOOTER = 16;
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final JasperReportsContext context = DefaultJasperReportsContext.getInstance();
    private final Map<Form, JasperReport> templates = new EnumMap<>(Form.class);
    private final TableTemplates tables;

    public Press() {
        for (Form form : Form.values()) {
            templates.put(form, template(form));
        }
        tables = new TableTemplates(context);
    }

    private JasperReport template(Form form) {
        try (InputStream in = Press.class.getResourceAsStream("/reports/" + form.template() + ".jrxml")) {
            return JasperCompileManager.getInstance(context).compile(in);
        } catch (JRException | java.io.IOException e) {
            throw new IllegalStateException("template of papers cannot be read: " + form.template(), e);
        }
    }

    public byte[] pdf(Paper paper) {
        try {
            return export(paper, fill(paper));
        } catch (JRException e) {
            throw new IllegalStateException("paper " + paper.number() + " cannot be printed", e);
        }
    }

    private JasperPrint fill(Paper paper) throws JRException {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("runningTitle", paper.runningTitle());
        parameters.put("runningNumber", "生成编号 " + paper.number());
        parameters.put(
                "footer",
                "生成编号 " + paper.number() + "　内容校验 SHA-256 " + paper.hash().substring(0, DIGITS_IN_FOOTER));
        parameters.put(JRParameter.REPORT_LOCALE, Locale.SIMPLIFIED_CHINESE);
        parameters.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone(ChinaTime.ZONE));
        JasperReport template = Objects.requireNonNull(templates.get(paper.form()));
        JasperPrint filled = fill(template, paper, parameters, paper.form() == Form.CARD);
        if (endsWithProvenanceAlone(paper, filled)) {
            JasperPrint together = fill(template, paper, parameters, true);
            filled = leavesNoHalfPage(template, together) ? together : filled;
        }
        filled.getPages()
                .getFirst()
                .getElements()
                .removeIf(e -> e.getOrigin().getBandType() == BandTypeEnum.PAGE_HEADER);
        filled.setName(paper.title());
        filled.setProperty(ChinesePdfProducer.IDENTITY, paper.hash().substring(0, IDENTITY_DIGITS));
        filled.setProperty(
                ChinesePdfProducer.CREATED,
                paper.dated()
                        .atTime(END_OF_DAY)
                        .atZone(ChinaTime.ZONE)
                        .toOffsetDateTime()
                        .toString());
        return filled;
    }

    private JasperPrint fill(
            JasperReport template, Paper paper, Map<String, Object> parameters, boolean provenanceWithTheSeal)
            throws JRException {
        return JasperFillManager.getInstance(context)
                .fill(template, new HashMap<>(parameters), new Blocks(paper, tables, provenanceWithTheSeal));
    }

    /// Whether the seal is left behind on the page before the last.
    private static boolean endsWithProvenanceAlone(Paper paper, JasperPrint filled) {
        return paper.blocks().stream()
                .filter(Block.Closing.class::isInstance)
                .map(Block.Closing.class::cast)
                .anyMatch(closing -> filled.getPages().getLast().getElements().stream()
                        .noneMatch(e -> e instanceof JRPrintText text
                                && text.getOriginalText().equals(closing.issuer())));
    }

    private static boolean leavesNoHalfPage(JasperReport template, JasperPrint filled) {
        if (filled.getPages().size() == 1) {
            return true;
        }
        int top = template.getTopMargin() + template.getPageHeader().getHeight();
        int bottom = template.getPageHeight()
                - template.getBottomMargin()
                - template.getPageFooter().getHeight();
        int lowest = filled.getPages().get(filled.getPages().size() - 2).getElements().stream()
                .filter(e -> e.getOrigin().getBandType() == BandTypeEnum.DETAIL)
                .mapToInt(e -> e.getY() + e.getHeight())
                .max()
                .orElse(top);
        return (lowest - top) * 100 >= (bottom - top) * LEAST_PERCENT_FILLED;
    }

    private byte[] export(Paper paper, JasperPrint filled) throws JRException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
        SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
        configuration.setMetadataTitle(paper.title());
        configuration.setMetadataAuthor(paper.author());
        configuration.setMetadataSubject("生成编号 " + paper.number());
        configuration.setMetadataCreator(CREATOR);
        configuration.setDisplayMetadataTitle(true);
        configuration.setTagLanguage("zh-CN");
        JRPdfExporter exporter = new JRPdfExporter(context);
        exporter.setExporterInput(new SimpleExporterInput(filled));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        exporter.setConfiguration(configuration);
        exporter.exportReport();
        return out.toByteArray();
    }
}
