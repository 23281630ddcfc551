package org.jujian.server.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// The words of a printed report, without the ends of lines and what the pages repeat between them.
final class ReportText {
    private ReportText() {}

    static String of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            StringBuilder words = new StringBuilder();
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.getText(document)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.matches("第 \\d+ 页 共 \\d+ 页|生成编号 .*校验.*|.*自查报告（.*）\\s+生成编号.*"))
                    .forEach(words::append);
            return words.append(number(document)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String number(PDDocument document) {
        return document.getDocumentInformation().getSubject();
    }
}
