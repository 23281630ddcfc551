package org.jujian.etl.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+1",
                "-好",
                "@SUM(A1)",
                "＝1",
                "＋1",
                "－1",
                "＠a",
                "﹦1",
                "\t=1",
                "\tx",
                "\rx",
                "\nx",
                " =1",
                "\u3000=1",
                "\u00A0=1",
                "\u200B=1",
                "\uFEFF=1",
                "\u00AD=1",
                "\u202E=1",
                "\uFE0F=1",
                "\u0007=1",
                "-1,23",
                "--1",
                "-",
                "-1e3",
                "-1 "
            })
    void marksWhatCouldBeAFormulaAndTakesTheMarkOffAgain(String cell) {
        assertThat(CellText.neutral(cell)).isEqualTo("'" + cell);
        assertThat(CellText.clean(CellText.neutral(cell))).isEqualTo(CellText.clean(cell));
        assertThat(CellText.neutral(CellText.neutral(cell))).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\t\u200B",
                "1",
                "-1",
                "-500.00",
                "-1,234.56",
                "-5%",
                "a=1",
                "记-1",
                "'=1",
                "—",
                "12:00"
            })
    void leavesNumbersAndWordsAsTheyAre(String cell) {
        assertThat(CellText.neutral(cell)).isEqualTo(cell);
    }

    @Test
    void writesALineOfACsvWithEachCellInItsPlace() {
        assertThat(CsvLine.of(List.of("310114004001", "=HYPERLINK(\"x\",1)", "-500.00", "甲,乙", "两行\r\n=1", "")))
                .isEqualTo("310114004001,\"'=HYPERLINK(\"\"x\"\",1)\",-500.00,\"甲,乙\",\"两行\r\n=1\",");
    }

    @Test
    void comparesWithoutWhatNobodySees() {
        assertThat(CellText.key("\uFEFF记\u200B-\u00AD1\u202E\uFE0F")).isEqualTo("记-1");
        assertThat(CellText.heading("社区\u2060代码 *")).isEqualTo("社区代码");
        assertThat(CellText.clean("\u200E 2026/\u200E3/1 \u200E")).isEqualTo("2026/\u200E3/1");
    }
}
