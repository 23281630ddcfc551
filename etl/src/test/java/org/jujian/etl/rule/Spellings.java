package org.jujian.etl.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.template.Column;

/// The same values in other spellings (data-formats.md §3). A cell that is no plain value of its kind stays as it is.
final class Spellings {
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}\\.\\d{2}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern MOMENT = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?: (\\d{2}):(\\d{2}):(\\d{2}))?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})Q([1-4])");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern PLAN = Pattern.compile("(\\d{4})计划");
    private static final Map<String, String> CHANNELS =
            Map.of("公开栏", "G", "电子屏", "D", "居民会议", "M", "信箱", "X", "宣传资料", "X", "网站", "W", "小程序", "W");

    enum OfAmounts {
        PLAIN,
        THOUSANDS,
        WIDE,
        YEN,
        /// the file says 单位：万元
        TEN_THOUSANDS,
        OWN_UNIT,
        CAPITALS,
        BRACKETS,
        RED
    }

    enum OfDates {
        PLAIN,
        SLASHES,
        DOTS,
        CHINESE,
        CHINESE_SHORT,
        NUMERALS,
        SOLID,
        WIDE,
        DAY_NUMBER,
        /// 3月1日 where the row's period names the year (data-formats.md §3), else as 2026年3月1日
        YEARLESS
    }

    enum OfPeriods {
        PLAIN,
        SOLID,
        CHINESE,
        CHINESE_SHORT,
        SLASH,
        NUMERALS,
        WIDE
    }

    enum OfLists {
        PLAIN,
        WIDE_SEMICOLON,
        ENUMERATION_COMMA,
        COMMA,
        WIDE_COMMA,
        BAR,
        CIRCLED
    }

    enum OfAnswers {
        PLAIN,
        TICKS,
        LETTERS,
        HAVE,
        DIGITS,
        SQUARES
    }

    enum OfDigits {
        PLAIN,
        WIDE,
        THOUSANDS
    }

    private Spellings() {}

    static String amount(String cell, OfAmounts way) {
        if (!AMOUNT.matcher(cell).matches()) {
            return way == OfAmounts.TEN_THOUSANDS && cell.matches("-?\\d+(?:\\.\\d+)?")
                    ? new BigDecimal(cell).movePointLeft(4).toPlainString()
                    : cell;
        }
        BigDecimal yuan = new BigDecimal(cell);
        String size = "%,.2f".formatted(yuan.abs());
        boolean negative = yuan.signum() < 0;
        return switch (way) {
            case PLAIN -> cell;
            case THOUSANDS -> (negative ? "-" : "") + size;
            case WIDE -> wide((negative ? "-" : "") + size);
            case YEN -> (negative ? "-" : "") + "￥" + size;
            case TEN_THOUSANDS -> yuan.movePointLeft(4).toPlainString();
            case OWN_UNIT -> yuan.movePointLeft(4).toPlainString() + "万元";
            case CAPITALS -> (negative ? "负" : "") + capitals(yuan.abs());
            case BRACKETS -> negative ? "(" + size + ")" : size + "元";
            case RED -> negative ? "红字" + size : "人民币" + size + "元整";
        };
    }

    /// A date as `way` writes it in a row whose period names `year`, null for none.
    static String date(String cell, OfDates way, @Nullable Integer year) {
        Matcher m = MOMENT.matcher(cell);
        boolean ofYear = m.matches() && year != null && number(m, 1) == year;
        String written = date(cell, way);
        return way == OfDates.YEARLESS && ofYear ? written.replaceFirst("^\\d{4}年", "") : written;
    }

    static String date(String cell, OfDates way) {
        Matcher m = MOMENT.matcher(cell);
        if (!m.matches()
                || number(m, 3) > YearMonth.of(number(m, 1), number(m, 2)).lengthOfMonth()) {
            return cell;
        }
        LocalDate date = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        boolean timed = m.group(4) != null;
        String time = timed ? " " + m.group(4) + ":" + m.group(5) + ":" + m.group(6) : "";
        String hours = timed ? " %s时%s分%s秒".formatted(m.group(4), m.group(5), m.group(6)) : "";
        int month = date.getMonthValue();
        int day = date.getDayOfMonth();
        return switch (way) {
            case PLAIN -> cell;
            case SLASHES -> "%d/%d/%d%s".formatted(date.getYear(), month, day, time);
            case DOTS -> "%d.%d.%d%s".formatted(date.getYear(), month, day, time);
            case CHINESE -> "%d年%02d月%02d日%s".formatted(date.getYear(), month, day, hours);
            case CHINESE_SHORT, YEARLESS -> "%d年%d月%d日%s".formatted(date.getYear(), month, day, time);
            case NUMERALS -> numerals(date.getYear()) + "年" + small(month) + "月" + small(day) + "日" + time;
            case SOLID -> cell.replaceAll("[-: ]", "");
            case WIDE -> wide(cell);
            case DAY_NUMBER ->
                ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), date)
                        + (timed ? fraction(LocalTime.of(number(m, 4), number(m, 5), number(m, 6))) : "");
        };
    }

    static String period(String cell, OfPeriods way) {
        Matcher m = MONTH.matcher(cell);
        if (m.matches()) {
            int month = number(m, 2);
            return switch (way) {
                case PLAIN -> cell;
                case SOLID -> m.group(1) + m.group(2);
                case CHINESE -> m.group(1) + "年" + m.group(2) + "月份";
                case CHINESE_SHORT -> m.group(1) + " 年 " + month + " 月";
                case SLASH -> m.group(1) + "/" + month;
                case NUMERALS -> numerals(number(m, 1)) + "年" + small(month) + "月";
                case WIDE -> wide(cell);
            };
        }
        m = QUARTER.matcher(cell);
        if (m.matches()) {
            return switch (way) {
                case PLAIN -> cell;
                case SOLID -> m.group(1) + "q" + m.group(2);
                case CHINESE -> m.group(1) + "年第" + small(number(m, 2)) + "季度";
                case CHINESE_SHORT -> m.group(1) + "年" + m.group(2) + "季度";
                case SLASH -> m.group(1) + "-Q" + m.group(2);
                case NUMERALS -> numerals(number(m, 1)) + "年" + small(number(m, 2)) + "季度";
                case WIDE -> wide(cell);
            };
        }
        m = PLAN.matcher(cell);
        if (m.matches()) {
            return switch (way) {
                case PLAIN, SOLID -> cell;
                case CHINESE, SLASH -> m.group(1) + "年度计划";
                case CHINESE_SHORT -> m.group(1) + "年计划";
                case NUMERALS -> numerals(number(m, 1)) + "年计划";
                case WIDE -> wide(cell);
            };
        }
        if (YEAR.matcher(cell).matches()) {
            return switch (way) {
                case PLAIN, SOLID -> cell;
                case CHINESE, SLASH -> cell + "年度";
                case CHINESE_SHORT -> cell + "年";
                case NUMERALS -> numerals(Integer.parseInt(cell)) + "年";
                case WIDE -> wide(cell);
            };
        }
        return cell;
    }

    static String list(String cell, OfLists way) {
        return switch (way) {
            case PLAIN -> cell;
            case WIDE_SEMICOLON -> cell.replace(";", "；");
            case ENUMERATION_COMMA -> cell.replace(";", "、");
            case COMMA -> cell.replace(";", ",");
            case WIDE_COMMA -> cell.replace(";", "， ");
            case BAR -> cell.replace(";", "|");
            case CIRCLED ->
                cell.matches("(?:1?\\d|20)(?:;(?:1?\\d|20))*")
                        ? java.util.Arrays.stream(cell.split(";"))
                                .map(n -> Character.toString('①' + Integer.parseInt(n) - 1))
                                .collect(Collectors.joining())
                        : cell;
        };
    }

    /// 公开栏 as G; what is written as a letter as its name would be ambiguous for X and W.
    static String channels(String cell) {
        return java.util.Arrays.stream(cell.split(";", -1))
                .map(name -> CHANNELS.getOrDefault(name, name))
                .collect(Collectors.joining(";"));
    }

    static String answer(String cell, OfAnswers way) {
        boolean yes = cell.equals("是");
        if (!yes && !cell.equals("否")) {
            return cell;
        }
        return switch (way) {
            case PLAIN -> cell;
            case TICKS -> yes ? "√" : "×";
            case LETTERS -> yes ? "Y" : "n";
            case HAVE -> yes ? "有" : "无";
            case DIGITS -> yes ? "1" : "０";
            case SQUARES -> yes ? "■" : "□";
        };
    }

    static String count(String cell, OfDigits way) {
        if (!COUNT.matcher(cell).matches()) {
            return cell;
        }
        return switch (way) {
            case PLAIN -> cell;
            case WIDE -> wide(cell);
            case THOUSANDS -> "%,d".formatted(Long.parseLong(cell));
        };
    }

    /// The canonical heading, or one of its synonyms in turn, in wider writing or with the mark of a required column.
    static String heading(Column column, int turn) {
        int way = turn % (column.synonyms().size() + 1);
        String name = way == 0 ? column.name() : column.synonyms().get(way - 1);
        return switch (turn % 4) {
            case 1 -> name + "*";
            case 2 -> String.join(" ", name.split(""));
            case 3 -> "\uFEFF" + name.replace("(", "（").replace(")", "）") + "\u3000";
            default -> name;
        };
    }

    static String wide(String text) {
        return text.chars()
                .mapToObj(c -> Character.toString(c > ' ' && c <= '~' && c != ':' ? c - '!' + '！' : c))
                .collect(Collectors.joining());
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static String fraction(LocalTime time) {
        return BigDecimal.valueOf(time.toSecondOfDay())
                .divide(BigDecimal.valueOf(86_400), 10, java.math.RoundingMode.HALF_UP)
                .toPlainString()
                .substring(1);
    }

    private static String numerals(int year) {
        return Integer.toString(year)
                .chars()
                .mapToObj(c -> "〇一二三四五六七八九".substring(c - '0', c - '0' + 1))
                .collect(Collectors.joining());
    }

    /// 1 to 31.
    private static String small(int number) {
        String ones = number % 10 == 0 ? "" : "一二三四五六七八九".substring(number % 10 - 1, number % 10);
        String tens = number < 10 ? "" : (number < 20 ? "" : "一二三".substring(number / 10 - 1, number / 10)) + "十";
        return tens + ones;
    }

    /// As on a voucher: 壹万贰仟零伍元陆角捌分.
    static String capitals(BigDecimal yuan) {
        long cents = yuan.movePointRight(2).longValueExact();
        long whole = cents / 100;
        String digits = "零壹贰叁肆伍陆柒捌玖";
        var written = new StringBuilder();
        String number = Long.toString(whole);
        boolean zero = false;
        boolean section = false;
        for (int i = 0; i < number.length(); i++) {
            int place = number.length() - 1 - i;
            int digit = number.charAt(i) - '0';
            if (digit == 0) {
                zero = true;
            } else {
                if (zero && !written.isEmpty()) {
                    written.append('零');
                }
                zero = false;
                section = true;
                written.append(digits.charAt(digit));
                if (place % 4 > 0) {
                    written.append("拾佰仟".charAt(place % 4 - 1));
                }
            }
            if (place > 0 && place % 4 == 0) {
                if (section) {
                    written.append("万亿".charAt(place / 4 - 1));
                }
                section = false;
            }
        }
        if (whole > 0) {
            written.append('元');
        }
        int jiao = (int) (cents / 10 % 10);
        int fen = (int) (cents % 10);
        if (jiao == 0 && fen == 0) {
            return (whole == 0 ? "零元" : written.toString()) + "整";
        }
        if (jiao > 0) {
            written.append(digits.charAt(jiao)).append('角');
        } else if (whole > 0) {
            written.append('零');
        }
        if (fen > 0) {
            written.append(digits.charAt(fen)).append('分');
        }
        return written.toString();
    }
}
