package org.jujian.etl.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jujian.etl.sheet.PersonalData.Kind;
import org.junit.jupiter.api.Test;

/// How much of what golden README D-37 calls personal data is found, and how much else is taken for it, in sentences as
/// they stand in accounts and in letters of residents. Drawn from a seed; the numbers are invented.
class PersonalDataCorpusTest {
    private static final int OF_EACH = 400;
    private static final String CHECK = "10X98765432";
    private static final List<String> SENTENCES = List.of(
            "%s",
            "联系电话：%s",
            "居民反映，请回电%s，谢谢",
            "身份证%s的补助何时发放",
            "卡号%s（工商银行）",
            "付张某（%s）慰问金",
            "经办：%s；复核：无",
            "A座3单元502室 %s 已办结",
            "2026年3月5日由%s领取300.00元",
            "记-8003/%s/转账",
            "两行\n%s\n内容",
            "=\"%s\"");

    private final Random random = new Random(20260401);

    /// A number in a sentence, disguised or not.
    private record Sample(Kind kind, String disguise, String text) {}

    private record Disguise(String name, UnaryOperator<String> way) {}

    private static final List<Disguise> DISGUISES = List.of(
            new Disguise("as it is", n -> n),
            new Disguise("full width", PersonalDataCorpusTest::wide),
            new Disguise("zero width spaces", n -> between(n, "\u200B")),
            new Disguise("soft hyphens", n -> between(n, "\u00AD")),
            new Disguise("directions of writing", n -> "\u202D" + between(n, "\u200E") + "\u202C"),
            new Disguise("byte order marks", n -> between(n, "\uFEFF")),
            new Disguise("joiners and fillers", n -> between(n, "\u2060\u034F\u3164")),
            new Disguise("variation selectors, as in 1️⃣", n -> between(n, "\uFE0F\u20E3")),
            new Disguise("accents", n -> between(n, "\u0332")),
            new Disguise("control characters", n -> between(n, "\u0007")),
            new Disguise("circled", n -> mapped(n, c -> c == '0' ? 0x24EA : c - '1' + 0x2460)),
            new Disguise("bold", n -> mapped(n, c -> c - '0' + 0x1D7CE)),
            new Disguise("Arabic", n -> mapped(n, c -> c - '0' + 0x0660)));

    @Test
    void findsNearlyAllPersonalDataInContextAndNothingElse() {
        List<Sample> positives = positives();
        List<String> lookalikes = lookalikes();
        assertThat(positives).hasSizeGreaterThanOrEqualTo(2000);
        assertThat(lookalikes).hasSizeGreaterThanOrEqualTo(positives.size());

        List<Sample> missed = positives.stream()
                .filter(s -> PersonalData.find(s.text()).isEmpty())
                .toList();
        List<String> mistaken = lookalikes.stream()
                .filter(s -> PersonalData.find(s).isPresent())
                .toList();

        int found = positives.size() - missed.size();
        double recall = (double) found / positives.size();
        double precision = (double) found / (found + mistaken.size());
        System.out.printf(
                "personal data: %d positives, recall %.4f; %d look-alikes, precision %.4f%n",
                positives.size(), recall, lookalikes.size(), precision);
        assertThat(recall).as("missed: %s", missed).isGreaterThanOrEqualTo(0.995);
        assertThat(precision).as("mistaken: %s", mistaken).isGreaterThanOrEqualTo(0.995);
    }

    @Test
    void tellsTheKindAndMasksAllButThreeCharacters() {
        for (Sample sample : positives()) {
            PersonalData.Find find = PersonalData.find(sample.text()).orElseThrow(() -> new AssertionError(sample));
            assertThat(find.masked()).as(sample.toString()).matches("\\d{3}\\*{8,16}");
            // an id number or a card may satisfy the rule of the other by accident, one typed as a number both of them
            if (sample.kind() == Kind.MOBILE_NUMBER) {
                assertThat(find.kind()).as(sample.toString()).isEqualTo(Kind.MOBILE_NUMBER);
            }
            if (sample.kind() == Kind.ID_TYPED_AS_NUMBER) {
                continue; // a rule of cells; a name of a file is none
            }
            assertThat(PersonalData.find(PersonalData.mask(sample.text()))).isEmpty();
        }
    }

    /// One in ten numbers of 16 to 19 digits satisfies Luhn, whatever it stands for: the price of the rule.
    @Test
    void takesOneInTenLongSerialNumbersForCards() {
        int taken = 0;
        for (int i = 0; i < 5000; i++) {
            taken += PersonalData.find("合同编号" + digits(16 + i % 2)).isPresent() ? 1 : 0;
        }
        System.out.printf("personal data: %.1f %% of random serial numbers of 16 and 17 digits%n", taken / 50.0);
        assertThat(taken).isBetween(400, 600);
    }

    @Test
    void leavesTextWithoutPersonalDataAsItIs() {
        assertThat(PersonalData.mask("2026年３月收支明细①.csv")).isEqualTo("2026年３月收支明细①.csv");
        assertThat(PersonalData.mask("张三13\u200B800138000、李四8613900139000.csv"))
                .isEqualTo("张三138********、李四861**********.csv");
        assertThat(PersonalData.mask("证11010519491231002X的补助.xlsx")).isEqualTo("证110***************的补助.xlsx");
    }

    private List<Sample> positives() {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < OF_EACH; i++) {
            add(samples, Kind.ID_NUMBER, idOf18());
            add(samples, Kind.ID_NUMBER, idOf15());
            add(samples, Kind.MOBILE_NUMBER, mobile());
            add(
                    samples,
                    Kind.MOBILE_NUMBER,
                    List.of("86", "+86", "0086", "+86 ", "0086-").get(i % 5) + mobile());
            add(samples, Kind.BANK_CARD, card(16 + i % 4));
        }
        // lists of numbers: one of them is enough
        for (int i = 0; i < OF_EACH; i++) {
            samples.add(new Sample(Kind.ID_TYPED_AS_NUMBER, "typed as a number", typedAsNumber(i)));
        }
        for (int i = 0; i < OF_EACH; i++) {
            samples.add(new Sample(Kind.MOBILE_NUMBER, "in a list", digits(12) + "、" + mobile() + "、" + digits(10)));
        }
        return samples;
    }

    /// As spreadsheets, and programs that read them, write what they kept of an id number.
    private String typedAsNumber(int i) {
        List<String> provinces = List.of("11", "31", "34", "44", "51", "65", "81");
        String start = provinces.get(random.nextInt(provinces.size()))
                + "%02d%02d".formatted(1 + random.nextInt(60), 1 + random.nextInt(80))
                + (1930 + random.nextInt(95))
                + monthAndDay()
                + digits(1);
        double kept = Double.parseDouble(start + "000");
        return switch (i % 5) {
            case 0 -> start + "000";
            case 1 -> start.charAt(0) + "." + start.substring(1) + "E+17";
            case 2 -> Double.toString(kept);
            case 3 -> new DecimalFormat("#,##0.00").format(new BigDecimal(start + "000"));
            default -> "'" + wide(start) + "000";
        };
    }

    private void add(List<Sample> samples, Kind kind, String number) {
        Disguise disguise = DISGUISES.get(random.nextInt(DISGUISES.size()));
        samples.add(new Sample(
                kind, disguise.name(), sentence().formatted(disguise.way().apply(number))));
    }

    private String sentence() {
        return SENTENCES.get(random.nextInt(SENTENCES.size()));
    }

    private List<String> lookalikes() {
        List<Supplier<String>> kinds = List.of(
                () -> "310114004" + digits(3),
                () -> "310114004" + digits(3) + "," + "640104005" + digits(3),
                () -> "202603" + day() + "0932" + digits(2),
                () -> "021-" + (5 + random.nextInt(4)) + digits(7),
                () -> "400-" + digits(3) + "-" + digits(4),
                () -> "12345热线工单" + digits(10),
                () -> "1" + random.nextInt(3) + digits(9),
                () -> mobile() + digits(1),
                () -> digits(5) + mobile() + digits(5),
                () -> digits(8) + "." + "%02d".formatted(random.nextInt(100)),
                () -> "HT-2026-" + digits(6),
                () -> idOf15WithoutDate(),
                () -> idOf18WithAnotherCheckDigit(),
                () -> cardWithAnotherCheckDigit(16 + random.nextInt(4)),
                () -> digits(20 + random.nextInt(10)),
                () -> "52310114MJ" + digits(7) + "X",
                () -> "2026-03-" + day() + " 09:32:" + "%02d".formatted(random.nextInt(60)),
                () -> "138 0013 " + digits(4),
                () -> "②④⑦⑧⑨⑩⑪⑫" + Character.toString('①' + random.nextInt(20)));
        var samples = new ArrayList<String>();
        for (int i = 0; i < OF_EACH / 2; i++) {
            for (Supplier<String> kind : kinds) {
                samples.add(sentence().formatted(kind.get()));
            }
            for (Supplier<String> kind : numberLookalikes()) {
                samples.add(withoutCheckDigit(kind));
            }
        }
        return samples;
    }

    /// Cells that hold a large number which is nobody's: codes of units, amounts, numbers of vouchers and contracts.
    private List<Supplier<String>> numberLookalikes() {
        return List.of(
                () -> "310114004" + digits(3),
                () -> "3.10114004" + digits(2) + "E+11",
                () -> "3.10114E+17",
                () -> "310114004" + digits(3) + "1110",
                () -> "202603" + day() + "%04d".formatted(random.nextInt(10_000)) + "000000",
                () -> "310114004" + digits(3) + "202000",
                () -> "3101142026" + (13 + random.nextInt(80)) + digits(3) + "000",
                () -> "310114" + (2100 + random.nextInt(7000)) + monthAndDay() + "1000",
                () -> (66 + random.nextInt(4)) + "01142019" + monthAndDay() + "10000",
                () -> "31980114" + digits(7) + "000",
                () -> (1 + random.nextInt(9)) + "." + digits(14) + "E+" + (18 + random.nextInt(3)),
                () -> (1 + random.nextInt(9)) + digits(8) + "." + "%02d".formatted(random.nextInt(100)),
                () -> (1 + random.nextInt(9)) + digits(2) + "," + digits(3) + "," + digits(3) + ".00");
    }

    /// No number whose last digit is right by accident, as one in ten is: of those another test tells the price.
    private static String withoutCheckDigit(Supplier<String> kind) {
        String number;
        do {
            number = kind.get();
        } while (number.matches("\\d{16,19}")
                && (luhn(number)
                        || number.length() == 18 && number.charAt(17) == checkCharacter(number.substring(0, 17))));
        return number;
    }

    private String idOf18() {
        String start = "310114" + (1930 + random.nextInt(90)) + monthAndDay() + digits(3);
        return start + checkCharacter(start);
    }

    private String idOf18WithAnotherCheckDigit() {
        String start = "310114" + (1930 + random.nextInt(90)) + monthAndDay() + digits(3);
        String number;
        do {
            number = start + random.nextInt(10);
        } while (number.charAt(17) == checkCharacter(start) || luhn(number));
        return number;
    }

    private String idOf15() {
        return "310114" + "%02d".formatted(30 + random.nextInt(70)) + monthAndDay() + digits(3);
    }

    private String idOf15WithoutDate() {
        return "310114" + digits(2) + (13 + random.nextInt(80)) + digits(5);
    }

    private String mobile() {
        return "1" + (3 + random.nextInt(7)) + digits(9);
    }

    private String card(int length) {
        String start = "62" + digits(length - 3);
        for (int last = 0; last < 10; last++) {
            if (luhn(start + last)) {
                return start + last;
            }
        }
        throw new AssertionError("one of ten digits satisfies Luhn");
    }

    private String cardWithAnotherCheckDigit(int length) {
        String number;
        do {
            number = "62" + digits(length - 2);
        } while (luhn(number) || length == 18 && number.charAt(17) == checkCharacter(number.substring(0, 17)));
        return number;
    }

    private String monthAndDay() {
        return "%02d".formatted(1 + random.nextInt(12)) + day();
    }

    private String day() {
        return "%02d".formatted(1 + random.nextInt(28));
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /// GB 11643: the remainder of Σ digit · 2^(18 - place) by 11.
    private static char checkCharacter(String seventeen) {
        int remainder = 0;
        for (int i = 0; i < 17; i++) {
            remainder = (remainder + (seventeen.charAt(i) - '0') * (1 << (17 - i))) % 11;
        }
        return CHECK.charAt(remainder);
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }

    private static String wide(String number) {
        return mapped(number, c -> c - '0' + '０').replace('X', 'Ｘ');
    }

    /// `parts` between all characters.
    private static String between(String number, String part) {
        return String.join(part, number.split(""));
    }

    private static String mapped(String number, java.util.function.IntUnaryOperator digit) {
        var mapped = new StringBuilder();
        number.chars().forEach(c -> mapped.appendCodePoint(c >= '0' && c <= '9' ? digit.applyAsInt(c) : c));
        return mapped.toString();
    }
}
