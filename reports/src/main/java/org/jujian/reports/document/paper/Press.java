package org.jujian.reports.document.paper;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
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
/// for use
/// by several threads.
///
/// Throws [org.jujian.reports.document.typeset.MissingGlyph] when the paper has a character that no font shows.
public final class Press {
    private static final String CREATOR = "居鉴";
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
        JasperPrint filled = JasperFillManager.getInstance(context)
                .fill(templates.get(paper.form()), parameters, new Blocks(paper.form(), paper.blocks(), tables));
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
