package org.jujian.etl.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jujian.etl.sheet.PersonalData.Kind;

class PersonalDataProperties {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @Property
    void findsEveryIdNumberInContext(@ForAll("seventeen") String start, @ForAll("context") String around) {
        String number = start + checkCharacter(start);
        assertThat(PersonalData.find(around + number + around))
                .map(PersonalData.Find::kind)
                .contains(Kind.ID_NUMBER);
        assertThat(PersonalData.find(wide(number)).orElseThrow().masked())
                .isEqualTo(number.substring(0, 3) + "*".repeat(15));
    }

    @Property
    void findsEveryMobileNumberWithAndWithoutCountryCode(
            @ForAll("mobile") String number, @ForAll("context") String around) {
        assertThat(PersonalData.find(around + number + around))
                .map(PersonalData.Find::kind)
                .contains(Kind.MOBILE_NUMBER);
        assertThat(PersonalData.find(around + "86" + wide(number)))
                .map(PersonalData.Find::kind)
                .contains(Kind.MOBILE_NUMBER);
    }

    @Property
    void findsEveryBankCard(@ForAll("cardStart") String start, @ForAll("context") String around) {
        assertThat(PersonalData.find(around + start + luhnDigit(start) + around))
                .isPresent();
    }

    @Property
    void takesARunOfDigitsWhole(@ForAll("mobile") String number, @ForAll("oneDigit") String more) {
        assertThat(PersonalData.find(number + more)).isEmpty();
        assertThat(PersonalData.find("021-" + number.substring(0, 8))).isEmpty();
    }

    /// A character without width changes nothing but that no search is spared.
    @Property(tries = 5_000)
    void sparesTheSearchOnlyWhereNothingIsFound(@ForAll("digitsAndSigns") String text) {
        assertThat(PersonalData.find(text)).isEqualTo(PersonalData.find(text + "\u200b"));
    }

    @Property
    void leavesUnitCodesAndTimesAlone(@ForAll("twelve") String code) {
        assertThat(PersonalData.find("由" + code + "代为张贴 20260301093209")).isEmpty();
    }

    @Property
    void leavesAnEighteenDigitNumberWithAnotherCheckDigitAloneUnlessItIsACard(@ForAll("seventeen") String start) {
        for (char last = '0'; last <= '9'; last++) {
            boolean id = last == checkCharacter(start);
            boolean card = last == luhnDigit(start);
            assertThat(PersonalData.find(start + last).isPresent()).isEqualTo(id || card);
        }
    }

    @Provide
    Arbitrary<String> digitsAndSigns() {
        Arbitrary<String> runs =
                Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(21);
        Arbitrary<String> known = Arbitraries.of(
                "13800138000",
                "8613800138000",
                "008613800138000",
                "310114800101001",
                "11010519491231002X",
                "310114198001011000",
                "310,114,198,001,011,000",
                "3.10114198001011E+17",
                "6222021234567890128");
        Arbitrary<String> signs =
                Arbitraries.of("，", "（", "。", "—", "-", ",", ".", "E+17", "e17", "x", " ", "　", "一", "\t", "%");
        return Arbitraries.oneOf(runs, known, signs)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> seventeen() {
        return digits(16).map(rest -> "3" + rest);
    }

    @Provide
    Arbitrary<String> twelve() {
        return digits(11).map(rest -> "3" + rest);
    }

    @Provide
    Arbitrary<String> mobile() {
        return Combinators.combine(Arbitraries.integers().between(3, 9), digits(9))
                .as((second, rest) -> "1" + second + rest);
    }

    @Provide
    Arbitrary<String> cardStart() {
        return Arbitraries.integers().between(15, 18).flatMap(PersonalDataProperties::digits);
    }

    @Provide
    Arbitrary<String> oneDigit() {
        return digits(1);
    }

    @Provide
    Arbitrary<String> context() {
        return Arbitraries.of("", "电话：", "卡号", " ", "a", "-", "，请拨打", "（");
    }

    private static Arbitrary<String> digits(int count) {
        return Arbitraries.strings().withCharRange('0', '9').ofLength(count);
    }

    private static String wide(String number) {
        var wide = new StringBuilder();
        number.chars().forEach(c -> wide.append((char) (c - '!' + '！')));
        return wide.toString();
    }

    private static char checkCharacter(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (seventeen.charAt(i) - '0');
        }
        int check = (12 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    private static char luhnDigit(String start) {
        int sum = 0;
        for (int i = 0; i < start.length(); i++) {
            int digit = start.charAt(start.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
