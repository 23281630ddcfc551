package org.jujian.etl.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jujian.etl.sheet.CellText;

/// What to do about a cell that cannot be read as a value of its kind: the third piece of an error sentence
/// (ui/README.md, 用词), without full stop. Where a cell may mean two things it asks which (data-formats.md §3).
public final class Advice {
    private static final Pattern TWO_DIGIT_YEAR =
            Pattern.compile("(\\d{2})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?(?:\\D.*)?");
    private static final Pattern FULL_YEAR = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?(?:\\D.*)?");
    private static final Pattern MONTH_AND_DAY = Pattern.compile("\\d{1,2}月\\d{1,2}[日号]");
    private static final Pattern ONLY_MONTH = Pattern.compile("\\d{4}[-/.年]\\d{1,2}月?");
    private static final Pattern ENGLISH = Pattern.compile("(?i).*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*");
    private static final Pattern YEARLESS = Pattern.compile("\\d{1,2}月(?:份)?|第?[1-4]季度?|Q[1-4]|[上下]半年");
    private static final Pattern DOT_ONE = Pattern.compile("(\\d{4})\\.1");
    private static final Pattern SHORT_PERIOD = Pattern.compile("\\d{2}[-/.年]\\d{1,2}月?");
    private static final Pattern SCIENTIFIC = Pattern.compile("(?i)[+-]?\\d+(?:\\.\\d+)?e[+-]?\\d+");
    private static final Pattern BLANK_INSIDE = Pattern.compile("[\\d.,]+(?:\\s+[\\d.,]+)+");
    private static final Pattern CAPITAL = Pattern.compile(".*[零壹贰叁肆伍陆柒捌玖拾佰仟].*");
    private static final List<String> ERROR_VALUES =
            List.of("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!");

    private static final int LONGEST = 100;

    private Advice() {}

    /// A formula of the sender's spreadsheet that did not come to a value (data-formats.md §2).
    public static boolean isErrorValue(String cell) {
        return cell.length() > 3 && cell.charAt(0) == '#' && ERROR_VALUES.contains(cell);
    }

    public static String forDate(String cell) {
        String text = ChineseNumerals.toDigits(CellText.number(shortened(cell))).replace(" ", "");
        Matcher m = TWO_DIGIT_YEAR.matcher(text);
        if (m.matches()) {
            return likelyDate(m)
                    .map(date -> "年份写全四位：如果是 %d年%d月%d日，写成 %s 后重传"
                            .formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), date))
                    .orElse("年份写全四位，按年、月、日的顺序写，改好后重传");
        }
        m = FULL_YEAR.matcher(text);
        if (m.matches()) {
            int year = Integer.parseInt(m.group(1));
            return year < 1990 || year > 2099 ? "核对年份后重传" : "核对月和日，日历上没有这一天或时间；改正后重传";
        }
        if (text.startsWith("民国")) {
            return "改成公历：民国年份加 1911，改好后重传";
        }
        if (MONTH_AND_DAY.matcher(text).matches()) {
            return "补上年份，如 2026年3月1日，改好后重传";
        }
        if (ONLY_MONTH.matcher(text).matches()) {
            return "补上是哪一天，改好后重传";
        }
        return ofDisplay(text).orElse("改写后重传");
    }

    public static String forPeriod(String cell) {
        String text = ChineseNumerals.toDigits(CellText.number(shortened(cell))).replace(" ", "");
        Matcher m = DOT_ONE.matcher(text);
        if (m.matches()) {
            return "写明是 %s-01 还是 %s-10：表格软件会把 %s.10 显示成 %s.1；改好后重传"
                    .formatted(m.group(1), m.group(1), m.group(1), m.group(1));
        }
        if (text.startsWith("民国")) {
            return "改成公历：民国年份加 1911，改好后重传";
        }
        if (YEARLESS.matcher(text).matches()) {
            return text.endsWith("半年") ? "半年的数据按两个季度分别填报，写明年份，改好后重传" : "补上年份，改好后重传";
        }
        if (text.endsWith("半年")) {
            return "半年的数据按两个季度分别填报，改好后重传";
        }
        if (FULL_YEAR.matcher(text).matches() || ENGLISH.matcher(text).matches()) {
            return "表格软件把它当成了日期：把这一列设为文本格式，重新填入后重传";
        }
        if (SHORT_PERIOD.matcher(text).matches()) {
            return "年份写全四位，改好后重传";
        }
        return ofDisplay(text).orElse("改写后重传");
    }

    public static String forAmount(String cell) {
        String text = CellText.number(shortened(cell));
        if (SCIENTIFIC.matcher(text).matches()) {
            return "把这一列设为数值格式、保留两位小数，重新导出后重传";
        }
        if (BLANK_INSIDE.matcher(text).matches()) {
            return "删去数字中间的空格后重传";
        }
        if (CAPITAL.matcher(text).matches()) {
            return "改写成数字，或写规范的大写金额，如 壹仟贰佰零伍元整，改好后重传";
        }
        return ofDisplay(text).orElse("改写金额后重传，可以带千分位逗号");
    }

    /// Of a text that is longer than any value nothing more need be said than of its beginning.
    private static String shortened(String cell) {
        return cell.substring(0, Math.min(cell.length(), LONGEST));
    }

    /// As read in the order year, month, day.
    private static Optional<LocalDate> likelyDate(Matcher m) {
        try {
            return Optional.of(LocalDate.of(
                    2000 + Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// What a spreadsheet shows in place of a value.
    private static Optional<String> ofDisplay(String text) {
        if (text.length() > 2 && text.chars().allMatch(c -> c == '#')) {
            return Optional.of("原表的列太窄，只显示了井号：把列拉宽，重新导出后重传");
        }
        return isErrorValue(text) ? Optional.of("原表的公式出错：改正公式，或直接填入数值后重传") : Optional.empty();
    }
}
