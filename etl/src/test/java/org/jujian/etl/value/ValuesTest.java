package org.jujian.etl.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Spellings of data-formats.md §3 and the values that they read as; an empty expectation = unreadable.
class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.56 | 1234.56",
                "1,234.56 | 1234.56",
                "１，２３４．５６ | 1234.56",
                "¥500 | 500.00",
                "￥1,000 | 1000.00",
                "RMB 12 | 12.00",
                "12.5万元 | 125000.00",
                "1.2亿元 | 120000000.00",
                "0.123456万 | 1234.56",
                "(500.00) | -500.00",
                "（500） | -500.00",
                "-500 | -500.00",
                "－500 | -500.00",
                "红字500 | -500.00",
                "500元整 | 500.00",
                "叁佰元整 | 300.00",
                "壹万贰仟零伍元陆角捌分 | 12005.68",
                "拾元 | 10.00",
                "9999999999999999.99 | 9999999999999999.99",
                "15400002067 | 15400002067.00",
                "12345678901234567 |",
                "12.345 |",
                "12.340 |",
                "1.234,56 |",
                "1,23 |",
                "1 234 |",
                "五 |",
                "约一万 |",
                "(-500) |",
                "(500 |",
                "0.12345678万元 |",
                "3.10114E+11 |"
            })
    void readsAmounts(String written, String yuan) {
        assertThat(Amounts.read(written, BigDecimal.ONE).map(Object::toString).orElse(null))
                .isEqualTo(yuan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-01 | 2024-03-01",
                "2024年3月1日 | 2024-03-01",
                "2024年03月01日 | 2024-03-01",
                "2024/3/1 | 2024-03-01",
                "2024.3.1 | 2024-03-01",
                "20240301 | 2024-03-01",
                "3月1日 | 2023-03-01",
                "二〇二四年三月一日 | 2024-03-01",
                "二〇二四年十二月三十一日 | 2024-12-31",
                "二〇二四年十月二十日 | 2024-10-20",
                "45352 | 2024-03-01",
                "45352.5 | 2024-03-01 12:00:00",
                "２０２４－０３－０１ | 2024-03-01",
                "2024-3-1 9:32:09 | 2024-03-01 09:32:09",
                "2024-03-01 09:32 | 2024-03-01 09:32:00",
                "2024年3月1日 9时32分 | 2024-03-01 09:32:00",
                "2024-03-01T09:32:09+08:00 | 2024-03-01 09:32:09",
                "2024-03-01T23:00:00Z | 2024-03-02 07:00:00",
                "20240301093209 | 2024-03-01 09:32:09",
                "2024-02-30 |",
                "2023-02-29 |",
                "24.3.1 |",
                "民国113年3月1日 |",
                "1989-12-31 |",
                "2100-01-01 |",
                "2024-13-01 |",
                "2024-03-01 25:00 |",
                "2024-03/01 |",
                "15400002067 |"
            })
    void readsDates(String written, String moment) {
        assertThat(Dates.read(written, OptionalInt.of(2023))
                        .map(Object::toString)
                        .orElse(null))
                .isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03 | 2024-03",
                "2024年3月 | 2024-03",
                "2024年03月份 | 2024-03",
                "202403 | 2024-03",
                "２０２４年３月 | 2024-03",
                "二〇二四年三月 | 2024-03",
                "2024Q1 | 2024Q1",
                "2024年第一季度 | 2024Q1",
                "2024年4季度 | 2024Q4",
                "2024-q2 | 2024Q2",
                "2024 | 2024",
                "2024年度 | 2024",
                "2026计划 | 2026计划",
                "2026年计划 | 2026计划",
                "2026年度计划 | 2026计划",
                "长期 | 长期",
                "上半年 |",
                "2024年上半年 |",
                "2024-13 |",
                "2024Q5 |",
                "1989 |",
                "24-03 |"
            })
    void readsPeriods(String written, String name) {
        assertThat(Periods.read(written).map(NamedPeriod::name).orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | 12",
                "１２ | 12",
                "1,375 | 1375",
                "12.0 | 12",
                "12户 | 12",
                "-1 |",
                "五 |",
                "1.5 |",
                "15400002067 |"
            })
    void readsCounts(String written, Integer count) {
        assertThat(Counts.read(written).orElse(null)).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "2.11, 2.11",
        "电话费, 2.11",
        "２．１１, 2.11",
        "公务接待费, 2.04",
        "1.06.4, 1.06.4",
        "3.17, 3.17",
        "8.1.2, 8.1.2",
        "9.99, ",
        "2.16, "
    })
    void findsAccountsByCodeOrName(String written, String code) {
        assertThat(ChartOfAccounts.builtIn().findCode(written).orElse(null)).isEqualTo(code);
    }
}
