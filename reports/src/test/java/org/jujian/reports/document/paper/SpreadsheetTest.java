package org.jujian.reports.document.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class SpreadsheetTest {
    @Test
    void writesNoFormulaAndNumbersAsNumbers() throws IOException {
        var table = new Block.Table(
                "表1　问题",
                null,
                List.of(Column.words("名称", 100), Column.number("金额", 60)),
                List.of(
                        Row.of(
                                Cell.words("=HYPERLINK(1)"),
                                Cell.number("-500.00", new BigDecimal("-500.00"), Cell.Format.MONEY)),
                        Row.of("\u200B＝1", "-500.00")),
                null);

        String xml = text(Spreadsheet.of(PressTest.paper(List.of(table))));

        assertThat(xml)
                .doesNotContain("<f>")
                .contains(">&apos;=HYPERLINK(1)<", "<v>-500.00</v>", ">&apos;&#x200b;&#xff1d;1<", ">-500.00</t>")
                .doesNotContain(">=HYPERLINK", "&apos;-500");
    }

    private static String text(byte[] workbook) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
