package org.jujian.reports.document.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.document.typeset.Drawing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabStop;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/// A paper as a document that people go on editing (DOCX): headings of the outline, paragraphs that flow, tables whose
/// head is repeated on each page. The faces are those of GB/T 9704 by name (仿宋, 黑体, 楷体, 宋体), which an office's
/// machine has; sizes and distances are those of the printed paper and stand in `word-*.xml`. Charts and the code are
/// pictures. The same paper gives the same bytes.
public final class WordDocument {
    private static final int TWIPS = 20;
    private static final int PIXELS_TO_THE_POINT = 3;
    /// Points beside the text of a cell; a word processor's own would break figures that fit on paper.
    private static final int LEAST_PADDING = 2;

    private static final int DIGITS_IN_FOOTER = 16;
    private static final String HEAD_FILL = "EEF2F6";
    private final XWPFDocument document;
    private final Form form;

    private WordDocument(XWPFDocument document, Form form) {
        this.document = document;
        this.form = form;
    }

    public static byte[] of(Paper paper) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try (XWPFDocument document = new XWPFDocument()) {
            document.createStyles().setStyles(styles(paper.form()));
            WordDocument word = new WordDocument(document, paper.form());
            word.page();
            word.running(paper);
            paper.blocks().forEach(word::block);
            properties(document.getProperties().getCoreProperties(), paper);
            document.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("document " + paper.number() + " not written", e);
        }
        return OfficePackage.dated(out.toByteArray(), paper.dated());
    }

    private static CTStyles styles(Form form) {
        String name = "/reports/word-" + form.name().toLowerCase(Locale.ROOT) + ".xml";
        try (InputStream in = WordDocument.class.getResourceAsStream(name)) {
            return StylesDocument.Factory.parse(in).getStyles();
        } catch (IOException | XmlException e) {
            throw new IllegalStateException("styles of documents cannot be read: " + name, e);
        }
    }

    private static void properties(POIXMLProperties.CoreProperties core, Paper paper) {
        core.setTitle(paper.title());
        core.setCreator(paper.author());
        core.setSubjectProperty("生成编号 " + paper.number());
        core.setCreated(Optional.of(Date.from(paper.dated().atStartOfDay().toInstant(ZoneOffset.UTC))));
    }

    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        Size paper = Size.of(form);
        size.setW(BigInteger.valueOf(paper.width()));
        size.setH(BigInteger.valueOf(paper.height()));
        Margins margins = Margins.of(form);
        CTPageMar mar = section.addNewPgMar();
        mar.setTop(twips(margins.top()));
        mar.setBottom(twips(margins.bottom()));
        mar.setLeft(twips(margins.left()));
        mar.setRight(twips(margins.right()));
        mar.setHeader(twips(margins.edge()));
        mar.setFooter(twips(margins.edge()));
        mar.setGutter(BigInteger.ZERO);
        section.addNewTitlePg();
    }

    /// In twentieths of a point.
    private record Size(int width, int height) {
        static Size of(Form form) {
            return switch (form) {
                case REPORT, CARD -> new Size(11906, 16838);
                case BOARD -> new Size(16838, 23811);
            };
        }
    }

    /// In points; those of a report are GB/T 9704's (37 mm above, 28 mm at the binding), the width that of the form.
    private record Margins(int top, int bottom, int left, int right, int edge) {
        static Margins of(Form form) {
            return switch (form) {
                case REPORT -> new Margins(105, 96, 79, 74, 56);
                case CARD -> new Margins(54, 54, 48, 48, 28);
                case BOARD -> new Margins(88, 84, 56, 56, 40);
            };
        }
    }

    /// Above every page but the first its title, below every page the number, the hash and the page.
    private void running(Paper paper) {
        document.createHeader(HeaderFooterType.FIRST).createParagraph().setStyle("Running");
        XWPFParagraph above = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        spread(above, paper.runningTitle(), "生成编号 " + paper.number());
        for (HeaderFooterType type : List.of(HeaderFooterType.FIRST, HeaderFooterType.DEFAULT)) {
            XWPFParagraph below = document.createFooter(type).createParagraph();
            spread(
                    below,
                    "生成编号 " + paper.number() + "　内容校验 SHA-256 " + paper.hash().substring(0, DIGITS_IN_FOOTER),
                    "第 ");
            field(below, "PAGE");
            below.createRun().setText(" 页 共 ");
            field(below, "NUMPAGES");
            below.createRun().setText(" 页");
        }
    }

    private void spread(XWPFParagraph paragraph, String left, String right) {
        paragraph.setStyle("Running");
        CTTabStop stop = paragraph.getCTP().getPPr().addNewTabs().addNewTab();
        stop.setVal(STTabJc.RIGHT);
        stop.setPos(twips(form.width()));
        XWPFRun run = paragraph.createRun();
        run.setText(left);
        run.addTab();
        run.setText(right);
    }

    private static void field(XWPFParagraph paragraph, String instruction) {
        var field = paragraph.getCTP().addNewFldSimple();
        field.setInstr(instruction);
        field.addNewR().addNewT().setStringValue("1");
    }

    private void block(Block block) {
        switch (block) {
            case Block.Cover cover -> {
                line("Title", cover.title());
                line("Subtitle", cover.subtitle());
                if (cover.recipient() != null) {
                    line("Recipient", cover.recipient());
                }
            }
            case Block.Chapter chapter -> line("Heading1", chapter.text());
            case Block.Section section -> line("Heading2", section.text());
            case Block.Prose prose -> line("BodyText", prose.text());
            case Block.Table table -> table(table);
            case Block.Figure figure -> {
                picture(figure.drawing(), form.width(), figure.caption());
                line("Caption", figure.caption());
                note(figure.note());
            }
            case Block.Closing closing -> {
                line("Closing", closing.issuer());
                line("Closing", closing.date());
            }
            case Block.Signatures signatures -> signatures(signatures);
            case Block.Provenance provenance -> provenance(provenance);
        }
    }

    private void line(String style, String text) {
        line(document.createParagraph(), style, text);
    }

    private static void line(XWPFParagraph paragraph, String style, String text) {
        paragraph.setStyle(style);
        paragraph.createRun().setText(text);
    }

    private void note(@Nullable String text) {
        if (text != null) {
            line("Note", text);
        }
    }

    private void table(Block.Table table) {
        if (table.caption() != null) {
            line("Caption", table.caption());
        }
        if (table.unit() != null) {
            line("Unit", table.unit());
        }
        List<Integer> widths = table.columns().stream().map(Column::width).toList();
        XWPFTable made = grid(table.rows().size() + 1, widths);
        XWPFTableRow head = made.getRow(0);
        head.setRepeatHeader(true);
        for (int i = 0; i < widths.size(); i++) {
            XWPFTableCell cell = head.getCell(i);
            cell.setColor(HEAD_FILL);
            line(
                    cell.getParagraphs().getFirst(),
                    "TableHead",
                    table.columns().get(i).title());
        }
        for (int i = 0; i < table.rows().size(); i++) {
            row(made.getRow(i + 1), table.rows().get(i), table.columns());
        }
        if (table.note() == null) {
            line("Note", "");
        } else {
            note(table.note());
        }
    }

    private static void row(XWPFTableRow made, Row row, List<Column> columns) {
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            XWPFTableCell place = made.getCell(i);
            XWPFParagraph paragraph = place.getParagraphs().getFirst();
            line(paragraph, "TableText", cell.text());
            paragraph.setAlignment(alignment(columns.get(i)));
            paragraph.getRuns().forEach(run -> run.setBold(row.weight() == Row.Weight.TOTAL));
            if (cell.tone() != Cell.Tone.NONE) {
                place.setColor("%06X".formatted(cell.tone().color()));
            }
        }
    }

    private static ParagraphAlignment alignment(Column column) {
        return switch (column.alignment()) {
            case LEFT -> ParagraphAlignment.LEFT;
            case CENTER -> ParagraphAlignment.CENTER;
            case RIGHT -> ParagraphAlignment.RIGHT;
            case JUSTIFIED -> ParagraphAlignment.BOTH;
        };
    }

    /// An empty table of fixed columns, widths in points; no row is broken between pages.
    private XWPFTable grid(int rows, List<Integer> widths) {
        XWPFTable table = document.createTable(rows, widths.size());
        CTTblLayoutType layout = table.getCTTbl().getTblPr().addNewTblLayout();
        layout.setType(STTblLayoutType.FIXED);
        table.setWidth(Integer.toString(TWIPS * widths.stream().mapToInt(w -> w).sum()));
        int aside = TWIPS * Math.max(form.tablePadding(), LEAST_PADDING);
        table.setCellMargins(0, aside, 0, aside);
        CTTblGrid grid = table.getCTTbl().getTblGrid();
        if (grid == null) {
            grid = table.getCTTbl().addNewTblGrid();
        }
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (int width : widths) {
            grid.addNewGridCol().setW(twips(width));
        }
        for (XWPFTableRow row : table.getRows()) {
            row.setCantSplitRow(true);
            for (int i = 0; i < widths.size(); i++) {
                row.getCell(i).setWidth(Integer.toString(TWIPS * widths.get(i)));
                row.getCell(i).setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            }
        }
        return table;
    }

    private void signatures(Block.Signatures signatures) {
        int count = signatures.posts().size();
        XWPFTable table = grid(2, Collections.nCopies(count, form.width() / count));
        for (int i = 0; i < count; i++) {
            ending(table, 0, i, signatures.posts().get(i));
            ending(table, 1, i, "　　　年　　月　　日");
        }
        table.getRows().forEach(row -> row.setHeight(TWIPS * form.rowToSign()));
        line("Note", "");
    }

    private void provenance(Block.Provenance provenance) {
        int names = form.namesOfProvenance();
        XWPFTable table = grid(provenance.rows().size(), List.of(names, form.width() - names));
        for (int i = 0; i < provenance.rows().size(); i++) {
            Row row = provenance.rows().get(i);
            ending(table, i, 0, row.cells().get(0).text());
            ending(table, i, 1, row.cells().get(1).text());
        }
        picture(provenance.code(), form.code(), provenance.underCode());
        XWPFParagraph under = document.createParagraph();
        line(under, "Note", provenance.underCode());
        under.setAlignment(ParagraphAlignment.CENTER);
        note(provenance.note());
    }

    /// A cell of the ending, which stays on one page.
    private static void ending(XWPFTable table, int row, int column, String text) {
        XWPFParagraph paragraph =
                table.getRow(row).getCell(column).getParagraphs().getFirst();
        line(paragraph, "TableText", text);
        paragraph.setKeepNext(true);
    }

    /// `width` in points; `description` is read to those who do not see it.
    private void picture(Drawing drawing, int width, String description) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle("Picture");
        int height = Math.round(drawing.height() * width / drawing.width());
        try {
            paragraph
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(drawing.png(PIXELS_TO_THE_POINT)),
                            PictureType.PNG,
                            description,
                            Units.toEMU(width),
                            Units.toEMU(height));
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException("picture of a document cannot be kept: " + description, e);
        }
        paragraph
                .getRuns()
                .getFirst()
                .getCTR()
                .getDrawingArray(0)
                .getInlineArray(0)
                .getDocPr()
                .setDescr(description);
    }

    private static BigInteger twips(int points) {
        return BigInteger.valueOf((long) points * TWIPS);
    }
}
