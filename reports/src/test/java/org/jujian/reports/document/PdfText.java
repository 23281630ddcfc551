package org.jujian.reports.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// What a reader gets out of a PDF: lines of text, fonts, bookmarks.
public final class PdfText {
    private static final Pattern FOOTER = Pattern.compile("生成编号\\S+内容校验SHA-256\\S+|第\\d+页共\\d+页");
    private static final int SHORTEST_END = 4;

    private PdfText() {}

    public static PDDocument open(byte[] pdf) throws IOException {
        return Loader.loadPDF(pdf);
    }

    /// Lines as they lie on the pages, cells of a row joined by one blank, empty lines left out.
    public static List<String> lines(PDDocument pdf) throws IOException {
        return lines(pdf, 1);
    }

    /// The same from a page on, counted from 1.
    public static List<String> lines(PDDocument pdf, int from) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(from);
        return stripper.getText(pdf)
                .lines()
                .map(line -> line.replaceAll("[\\s　]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// The size of the smallest letters, in points; blanks aside.
    public static float smallestType(PDDocument pdf) throws IOException {
        float[] smallest = {Float.MAX_VALUE};
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (!text.getUnicode().isBlank()) {
                    smallest[0] = Math.min(smallest[0], text.getFontSizeInPt());
                }
            }
        }.getText(pdf);
        return smallest[0];
    }

    /// How far down the body of each page is filled, as a part of the height between the heads and feet of pages.
    public static List<Float> filled(PDDocument pdf) throws IOException {
        List<Float> filled = new ArrayList<>();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            float height = pdf.getPage(page - 1).getMediaBox().getHeight();
            float top = height * .07f;
            float bottom = height * .88f;
            float[] lowest = {top};
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    if (!text.getUnicode().isBlank() && text.getYDirAdj() < bottom) {
                        lowest[0] = Math.max(lowest[0], text.getYDirAdj());
                    }
                }
            };
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            stripper.getText(pdf);
            filled.add((lowest[0] - top) / (bottom - top));
        }
        return filled;
    }

    public static List<PDFont> fonts(PDDocument pdf) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            collect(page.getResources(), fonts);
        }
        return fonts;
    }

    public static List<String> bookmarks(PDDocument pdf) {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
            titles.add(item.getTitle());
            item.children().forEach(child -> titles.add(child.getTitle()));
        }
        return titles;
    }

    /// Headings (as the bookmarks name them) below which a page has nothing but its footer, as page and heading.
    public static List<String> headingsAtTheEndOfAPage(PDDocument pdf) throws IOException {
        List<String> headings =
                bookmarks(pdf).stream().map(PdfText::withoutBlanks).toList();
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        List<String> found = new ArrayList<>();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            List<String> body = stripper.getText(pdf)
                    .lines()
                    .map(PdfText::withoutBlanks)
                    .filter(line -> !line.isEmpty() && !FOOTER.matcher(line).matches())
                    .toList();
            String last = body.isEmpty() ? "" : body.getLast();
            if (headings.stream().anyMatch(heading -> heading.equals(last) || endsWith(heading, last))) {
                found.add("第" + page + "页：" + last);
            }
        }
        return found;
    }

    /// The second line of a long heading.
    private static boolean endsWith(String heading, String line) {
        return line.length() >= SHORTEST_END && heading.endsWith(line);
    }

    private static String withoutBlanks(String line) {
        return line.replaceAll("[\\s　]+", "");
    }

    /// For a look at the pages while working on them: written only with `-Djujian.papers=<directory>`.
    public static void keep(String name, byte[] pdf) throws IOException {
        String directory = System.getProperty("jujian.papers");
        if (directory != null) {
            Files.write(Path.of(directory, name), pdf);
        }
    }

    private static void collect(PDResources resources, List<PDFont> fonts) throws IOException {
        for (COSName name : resources.getFontNames()) {
            fonts.add(resources.getFont(name));
        }
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDFormXObject form && form.getResources() != null) {
                collect(form.getResources(), fonts);
            }
        }
    }
}
