package org.jujian.etl.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "12.1, 12.1",
        "12.100000000000001, 12.1",
        "1307.3299999999999, 1307.33",
        "0.30000000000000004, 0.3",
        "-0.1, -0.1",
        "1.0E5, 100000",
        "1E+2, 100",
        "3.10114004009E11, 310114004009",
        "1.23456789012345E+14, 123456789012345",
        "1.2345678901234501E+15, 1.2345678901234501E+15",
        "3.10114004009112E+16, 3.10114004009112E+16",
        "310114004009, 310114004009",
        "9007199254740993, 9007199254740993",
        "1.5E-7, 0.00000015",
        "-0, 0",
        "007, 7",
        "1E999999999, 1E999999999",
        "NaN, NaN",
    })
    void readsNumbersAsTheyAreShown(String written, String shown) {
        assertThat(NumberText.of(written, NumberFormat.PLAIN, DateSystem.FROM_1900))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "45352 | yyyy/m/d | 2024-03-01",
                "45352 | [$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy | 2024-03-01",
                "45352.397326388889 | yyyy-mm-dd hh:mm:ss | 2024-03-01 09:32:09",
                "45352.99999999 | yyyy-mm-dd hh:mm | 2024-03-02 00:00:00",
                "45352.99999999 | yyyy-mm-dd | 2024-03-01",
                "0.397326388889 | h:mm AM/PM | 09:32:09",
                "45352 | yyyy\"年\"m\"月\" | 2024-03",
                "45366 | yyyy\"年\"m\"月\" | 2024-03-15",
                "45292 | yyyy\"年度\" | 2024",
                "45352 | m\"月\"d\"日\" | 2024-03-01",
                "45352 | #,##0.00 | 45352",
                "45352 | General\"日\" | 45352",
                "-1 | yyyy/m/d | -1",
                "0.95 | 0.00% | 95%",
                "12 | 0000 | 0012",
                "12.5 | 0000 | 12.5",
                "5 | \"d\"0 | 5",
                "5 | [Red]0.00;[Blue]-0.00 | 5",
                "5 | _ * #,##0.00_ ;_ * -#,##0.00_ | 5",
            })
    void readsNumbersAsTheirFormatShowsThem(String written, String code, String shown) {
        assertThat(NumberText.of(written, NumberFormat.of(code), DateSystem.FROM_1900))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 43890, 43890",
        "14, 43890, 2024-03-01",
        "22, 43890.5, 2024-03-01 12:00:00",
        "27, 43890, 2024-03",
        "57, 43890, 2024-03"
    })
    void countsDaysFrom1904WhereTheWorkbookDoes(int builtIn, String written, String shown) {
        assertThat(NumberText.of(written, NumberFormat.builtIn(builtIn), DateSystem.FROM_1904))
                .isEqualTo(shown);
    }
}
