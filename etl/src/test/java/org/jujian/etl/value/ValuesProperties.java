package org.jujian.etl.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jujian.etl.sheet.CellText;

/// A value in any allowed spelling reads as the value; anything else reads as nothing, never as something else and
/// never with an exception. `-Djqwik.tries.default=10000` is the long form.
class ValuesProperties {
    private static final String CAPITALS = "零壹贰叁肆伍陆柒捌玖";
    private static final String NUMERALS = "〇一二三四五六七八九";

    @Property
    void readsEverySpellingOfAnAmount(
            @ForAll @LongRange(min = -99_999_999_999_999L, max = 99_999_999_999_999L) long cents, @ForAll long seed) {
        BigDecimal yuan = BigDecimal.valueOf(cents, 2);
        for (String written : amounts(yuan)) {
            String cell = inSomeDress(written, new Random(seed));
            assertThat(Amounts.read(cell, BigDecimal.ONE))
                    .as(cell)
                    .hasValueSatisfying(money -> assertThat(money.yuan()).isEqualByComparingTo(yuan));
        }
    }

    @Property
    void readsAnAmountInTheUnitOfItsColumn(@ForAll @LongRange(min = 0, max = 99_999_999_999_999L) long cents) {
        BigDecimal yuan = BigDecimal.valueOf(cents, 2);
        String wan = yuan.movePointLeft(4).toPlainString();
        assertThat(Amounts.read(wan, BigDecimal.valueOf(10_000)).orElseThrow().yuan())
                .isEqualByComparingTo(yuan);
        assertThat(Amounts.read(yuan.toPlainString() + "元", BigDecimal.valueOf(10_000))
                        .orElseThrow()
                        .yuan())
                .isEqualByComparingTo(yuan);
    }

    @Property
    void readsEveryCapitalAmount(@ForAll @LongRange(min = 0, max = 99_999_999_999_999L) long cents) {
        String written = capital(cents);
        assertThat(CapitalNumbers.read(written))
                .as(written)
                .hasValueSatisfying(yuan -> assertThat(yuan).isEqualByComparingTo(BigDecimal.valueOf(cents, 2)));
    }

    /// Whatever is read of a string of capital numerals must come back as the same string, up to zeros and 一十.
    @Property
    void readsNoCapitalAmountThatIsNone(@ForAll("capitalGarbage") String written) {
        CapitalNumbers.read(written)
                .ifPresent(
                        yuan -> assertThat(bare(capital(yuan.movePointRight(2).longValueExact())))
                                .as(written)
                                .isEqualTo(bare(written)));
    }

    @Property
    void readsEverySpellingOfADate(@ForAll @IntRange(min = 0, max = 40_000) int day, @ForAll long seed) {
        LocalDate date = LocalDate.of(1990, 1, 1).plusDays(day);
        int y = date.getYear();
        int m = date.getMonthValue();
        int d = date.getDayOfMonth();
        for (String written : List.of(
                date.toString(),
                "%d-%d-%d".formatted(y, m, d),
                "%d/%d/%d".formatted(y, m, d),
                "%d/%02d/%02d".formatted(y, m, d),
                "%d.%d.%d".formatted(y, m, d),
                "%d%02d%02d".formatted(y, m, d),
                "%d年%d月%d日".formatted(y, m, d),
                "%d年%02d月%02d日".formatted(y, m, d),
                "%d 年 %d 月 %d 日".formatted(y, m, d),
                "%d月%d日".formatted(m, d),
                chineseDate(date),
                Long.toString(date.toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay()))) {
            String cell = inSomeDress(written, new Random(seed));
            assertThat(Dates.read(cell, OptionalInt.of(y)).map(Moment::toString))
                    .as(cell)
                    .hasValue(date.toString());
            assertThat(Dates.read(cell + " 9:32:09", OptionalInt.of(y)).map(Moment::toString))
                    .as(cell)
                    .isIn(java.util.Optional.of(date + " 09:32:09"), java.util.Optional.empty());
        }
        assertThat(Dates.read("%02d.%d.%d".formatted(y % 100, m, d), OptionalInt.of(y)))
                .isEmpty();
        assertThat(Dates.read("民国%d年%d月%d日".formatted(y - 1911, m, d), OptionalInt.of(y)))
                .isEmpty();
    }

    @Property
    void readsEverySpellingOfAPeriod(
            @ForAll @IntRange(min = 1990, max = 2099) int y,
            @ForAll @IntRange(min = 1, max = 12) int m,
            @ForAll long seed) {
        int q = (m + 2) / 3;
        String year = chineseDigits(y);
        assertPeriod(
                "%d-%02d".formatted(y, m),
                seed,
                "%d年%d月".formatted(y, m),
                "%d年%02d月".formatted(y, m),
                "%d-%02d".formatted(y, m),
                "%d/%d".formatted(y, m),
                "%d%02d".formatted(y, m),
                "%d 年 %d 月".formatted(y, m),
                year + "年" + chinese(m) + "月");
        assertPeriod(
                "%dQ%d".formatted(y, q),
                seed,
                "%dQ%d".formatted(y, q),
                "%d年第%s季度".formatted(y, chinese(q)),
                "%d年%s季度".formatted(y, chinese(q)),
                "%d年第%d季度".formatted(y, q),
                "%d年%d季度".formatted(y, q),
                "%d-Q%d".formatted(y, q),
                year + "年第" + chinese(q) + "季度");
        assertPeriod(Integer.toString(y), seed, "%d".formatted(y), "%d年".formatted(y), "%d年度".formatted(y), year + "年");
        assertPeriod(y + "计划", seed, "%d计划".formatted(y), "%d年计划".formatted(y), "%d年度计划".formatted(y));
    }

    @Property
    void readsEverySpellingOfACount(@ForAll @IntRange(min = 0, max = 999_999_999) int count, @ForAll long seed) {
        for (String written : List.of(Integer.toString(count), "%,d".formatted(count), count + "户", count + ".0")) {
            String cell = inSomeDress(written, new Random(seed));
            assertThat(Counts.read(cell)).as(cell).hasValue(count);
        }
    }

    /// What is read of a jumble has its digits, none lost and none added.
    @Property
    void misreadsNoJumble(@ForAll("jumble") String cell) {
        String digits = digits(cell);
        Amounts.read(cell, BigDecimal.ONE)
                .filter(money -> cell.matches("[-\\d.,]*"))
                .ifPresent(money -> assertThat(new BigDecimal(cell.replace(",", "")))
                        .as(cell)
                        .isEqualByComparingTo(money.yuan()));
        Counts.read(cell)
                .ifPresent(count -> assertThat(Normalizer.normalize(cell, Normalizer.Form.NFKC))
                        .contains(String.valueOf(count % 10)));
        Dates.read(cell, OptionalInt.of(2026))
                .filter(moment -> moment.time() == null)
                .ifPresent(moment -> assertThat(digits.length()).as(cell).isBetween(2, 8));
        Periods.read(cell)
                .ifPresent(period -> assertThat(digits.length()).as(cell).isBetween(0, 6));
        assertThat(Advice.forAmount(cell)).isNotEmpty();
        assertThat(Advice.forDate(cell)).isNotEmpty();
        assertThat(Advice.forPeriod(cell)).isNotEmpty();
        assertThat(Answers.split(cell)).doesNotContain("");
        Answers.readYesNo(cell);
    }

    private static void assertPeriod(String name, long seed, String... spellings) {
        for (String written : spellings) {
            String cell = inSomeDress(written, new Random(seed));
            assertThat(Periods.read(cell).map(NamedPeriod::name)).as(cell).hasValue(name);
        }
    }

    private static List<String> amounts(BigDecimal yuan) {
        String plain = yuan.toPlainString();
        String abs = yuan.abs().toPlainString();
        String thousands = "%,.2f".formatted(yuan.abs());
        boolean negative = yuan.signum() < 0;
        String sign = negative ? "-" : "";
        return List.of(
                plain,
                sign + thousands,
                sign + "¥" + thousands,
                "¥" + sign + abs,
                sign + "RMB " + abs,
                plain + "元",
                plain + "元整",
                yuan.movePointLeft(4).toPlainString() + "万元",
                yuan.movePointLeft(8).toPlainString() + "亿元",
                negative ? "(" + abs + ")" : abs,
                negative ? "（" + thousands + "）" : thousands,
                negative ? "红字" + abs : abs,
                negative ? abs + "(红字)" : abs,
                (negative ? "负" : "") + capital(yuan.abs().movePointRight(2).longValueExact()));
    }

    /// Full-width forms, blanks around, zero-width characters inside.
    private static String inSomeDress(String written, Random random) {
        var dressed = new StringBuilder();
        boolean wide = random.nextBoolean();
        written.chars().forEach(c -> {
            if (random.nextInt(12) == 0) {
                dressed.append('\u200B');
            }
            dressed.append((char) (wide && c > ' ' && c < 0x7F ? c - '!' + '！' : c));
        });
        return List.of("", " ", "\u3000", "\t", "\uFEFF").get(random.nextInt(5))
                + dressed
                + List.of("", " ", "\u3000", "\u00A0", "\u200B").get(random.nextInt(5));
    }

    private static String capital(long cents) {
        long yuan = cents / 100;
        int jiao = (int) (cents / 10 % 10);
        int fen = (int) (cents % 10);
        var written = new StringBuilder(yuan == 0 ? "零" : "");
        boolean gap = false;
        for (int unit = 2; unit >= 0; unit--) {
            long section = yuan / (unit == 2 ? 100_000_000L : unit == 1 ? 10_000L : 1L) % 10_000;
            if (section == 0) {
                gap = written.length() > 0;
                continue;
            }
            boolean any = written.length() > 0;
            for (int place = 3; place >= 0; place--) {
                int digit = (int) (section / List.of(1, 10, 100, 1000).get(place) % 10);
                if (digit == 0) {
                    gap = any;
                } else {
                    written.append(gap ? "零" : "")
                            .append(CAPITALS.charAt(digit))
                            .append(List.of("", "拾", "佰", "仟").get(place));
                    gap = false;
                    any = true;
                }
            }
            written.append(List.of("", "万", "亿").get(unit));
            gap = false;
        }
        written.append("元");
        if (jiao > 0) {
            written.append(CAPITALS.charAt(jiao)).append("角");
        } else if (fen > 0) {
            written.append("零");
        }
        return written.append(fen > 0 ? CAPITALS.charAt(fen) + "分" : "整").toString();
    }

    private static String bare(String capital) {
        return capital.replace("人民币", "")
                .replaceAll("[零整正]", "")
                .replaceAll("^(负?)拾", "$1壹拾")
                .replaceAll("^(负?)元", "$1");
    }

    private static String chineseDate(LocalDate date) {
        return chineseDigits(date.getYear()) + "年" + chinese(date.getMonthValue()) + "月" + chinese(date.getDayOfMonth())
                + "日";
    }

    private static String chineseDigits(int number) {
        var written = new StringBuilder();
        Integer.toString(number).chars().forEach(c -> written.append(NUMERALS.charAt(c - '0')));
        return written.toString();
    }

    private static String chinese(int number) {
        String ten = number < 10 ? "" : number < 20 ? "十" : NUMERALS.charAt(number / 10) + "十";
        return ten + (number % 10 == 0 ? "" : NUMERALS.charAt(number % 10));
    }

    private static String digits(String cell) {
        var digits = new StringBuilder();
        CellText.key(cell)
                .chars()
                .forEach(c -> digits.append(
                        (c >= '0' && c <= '9') || NUMERALS.indexOf(c) >= 0 || c == '十' || c == '○' || c == '零'
                                ? Character.toString(c)
                                : ""));
        return digits.toString();
    }

    @Provide
    Arbitrary<String> capitalGarbage() {
        return Arbitraries.strings()
                .withChars("壹贰伍玖零拾佰仟万亿元角分")
                .ofMinLength(1)
                .ofMaxLength(9)
                .map(s -> s + (s.length() % 2 == 0 ? "元" : "元整"));
    }

    @Provide
    Arbitrary<String> jumble() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789.,-/年月日Q季度").ofMaxLength(12),
                Arbitraries.strings()
                        .withChars("012９４²①一二十〇零O.,，-/年月日号时点:：Q季度第万元亿¥()（）红字负+E%户\u200B\u3000 \u202E")
                        .ofMaxLength(14),
                Arbitraries.strings().ofMaxLength(10));
    }
}
