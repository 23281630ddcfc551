package org.jujian.etl.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
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
                "叁佰圆 | 300.00",
                "壹万贰仟叁佰肆拾伍元陆角柒分 | 12345.67",
                "人民币壹拾贰元整 | 12.00",
                "负壹佰元整 | -100.00",
                "零元整 | 0.00",
                "伍角整 | 0.50",
                "陆分 | 0.06",
                "壹佰元零伍角 | 100.50",
                "壹佰零伍元零捌分 | 105.08",
                "壹仟零伍拾元 | 1050.00",
                "壹仟伍拾元 | 1050.00",
                "壹万零伍拾元 | 10050.00",
                "壹拾万元整 | 100000.00",
                "拾贰万叁仟元 | 123000.00",
                "贰亿零叁万元整 | 200030000.00",
                "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分 | 999999999999.99",
                "貳萬億圓 |",
                "貳萬圓 | 20000.00",
                "壹佰伍元 |",
                "壹万伍元 |",
                "壹贰元 |",
                "壹佰贰佰元 |",
                "万元 |",
                "壹亿万元 |",
                "元 |",
                "整 |",
                "负 |",
                "负500 | -500.00",
                "红字：500 | -500.00",
                "10² |",
                "①② |",
                "½ |",
                "1٣ |",
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
                "2024年3月1日9时 | 2024-03-01 09:00:00",
                "2024 年 3 月 1 日 | 2024-03-01",
                "二零二四年三月三十一日 | 2024-03-31",
                "二O二四年〇三月〇一日 | 2024-03-01",
                "一九九十年三月一日 |",
                "20十4年3月1日 |",
                "2024年三十二月1日 |",
                "二千零二十四年三月一日 |",
                "2024-3-① |",
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
                "2024 年 3 月 | 2024-03",
                "2024.03 | 2024-03",
                "2024.3 | 2024-03",
                "2024.10 | 2024-10",
                "2024.1 |",
                "2024/3 | 2024-03",
                "2024 03 |",
                "2024-03-01 |",
                "Mar-24 |",
                "一季度 |",
                "2024年 第 1 季度 | 2024Q1",
                "2024年1季度 | 2024Q1",
                "2024年Q1 | 2024Q1",
                "2024第二季度 | 2024Q2",
                "二〇二四年第三季度 | 2024Q3",
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

    @ParameterizedTest
    @CsvSource({
        "是, true",
        "有, true",
        "√, true",
        "Y, true",
        "ｙ, true",
        "1, true",
        "■, true",
        "☑, true",
        "否, false",
        "无, false",
        "×, false",
        "N, false",
        "0, false",
        "□, false",
        "没有, false",
        "?, ",
        "是否, ",
        "☒, "
    })
    void readsYesAndNo(String written, Boolean yes) {
        assertThat(Answers.readYesNo(written).orElse(null)).isEqualTo(yes);
    }

    @Test
    void splitsListsAtEverySeparator() {
        assertThat(Answers.split("公开栏；网站;电子屏、居民会议，信箱,W|D")).containsExactly("公开栏", "网站", "电子屏", "居民会议", "信箱", "W", "D");
        assertThat(Answers.split("１；2 ;　7；")).containsExactly("1", "2", "7");
        assertThat(Answers.split("①②⑦")).containsExactly("1", "2", "7");
        assertThat(Answers.split("①、②")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24.3.1 | 年份写全四位：如果是 2024年3月1日，写成 2024-03-01 后重传",
                "24/31/3 | 年份写全四位，按年、月、日的顺序写，改好后重传",
                "民国113年3月1日 | 改成公历：民国年份加 1911，改好后重传",
                "2024-02-30 | 核对月和日，日历上没有这一天或时间；改正后重传",
                "1024年3月1日 | 核对年份后重传",
                "3月1日 | 补上年份，如 2026年3月1日，改好后重传",
                "2024-03 | 补上是哪一天，改好后重传",
                "######## | 原表的列太窄，只显示了井号：把列拉宽，重新导出后重传",
                "#REF! | 原表的公式出错：改正公式，或直接填入数值后重传",
                "月底 | 改写后重传"
            })
    void advisesAboutDates(String written, String advice) {
        assertThat(Advice.forDate(written)).isEqualTo(advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024.1 | 写明是 2024-01 还是 2024-10：表格软件会把 2024.10 显示成 2024.1；改好后重传",
                "一季度 | 补上年份，改好后重传",
                "3月份 | 补上年份，改好后重传",
                "上半年 | 半年的数据按两个季度分别填报，写明年份，改好后重传",
                "2024年下半年 | 半年的数据按两个季度分别填报，改好后重传",
                "2024-03-01 | 表格软件把它当成了日期：把这一列设为文本格式，重新填入后重传",
                "Mar-24 | 表格软件把它当成了日期：把这一列设为文本格式，重新填入后重传",
                "24-03 | 年份写全四位，改好后重传",
                "民国113年 | 改成公历：民国年份加 1911，改好后重传",
                "某月 | 改写后重传"
            })
    void advisesAboutPeriods(String written, String advice) {
        assertThat(Advice.forPeriod(written)).isEqualTo(advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2E+5 | 把这一列设为数值格式、保留两位小数，重新导出后重传",
                "1 234.50 | 删去数字中间的空格后重传",
                "壹佰伍元 | 改写成数字，或写规范的大写金额，如 壹仟贰佰零伍元整，改好后重传",
                "#DIV/0! | 原表的公式出错：改正公式，或直接填入数值后重传",
                "约一万 | 改写金额后重传，可以带千分位逗号"
            })
    void advisesAboutAmounts(String written, String advice) {
        assertThat(Advice.forAmount(written)).isEqualTo(advice);
    }
}
