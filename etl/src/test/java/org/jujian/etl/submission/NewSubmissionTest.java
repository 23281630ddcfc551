package org.jujian.etl.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewSubmissionTest {
    private static final Scope STREET = new Scope(
            "jiading-office",
            Audience.STREET,
            List.of(StreetCode.of("310114004").range()));
    private static final Scope COMMUNITY = new Scope(
            "liyuan-clerk",
            Audience.COMMUNITY,
            List.of(UnitCode.of("310114004009").range()));

    @Test
    void feedsForTheStreetOrForTheOwnCommunity() {
        assertThat(NewSubmission.feederOf(STREET)).isEqualTo(UnitCode.of("310114004000"));
        assertThat(NewSubmission.feederOf(COMMUNITY)).isEqualTo(UnitCode.of("310114004009"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Audience.class,
            names = {"STREET", "COMMUNITY"},
            mode = EnumSource.Mode.EXCLUDE)
    void letsNobodyElseFeed(Audience audience) {
        var scope = new Scope(
                "somebody", audience, List.of(StreetCode.of("310114004").range()));

        assertThatThrownBy(() -> NewSubmission.feederOf(scope))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.code()).isEqualTo("FEEDING_NOT_ALLOWED");
                    assertThat(p.status()).isEqualTo(403);
                })
                .hasMessage("上传：只有社区和街道办可以上传数据。怎么办：换用社区或街道办的账号。");
    }

    @Test
    void letsNobodyFeedForADistrict() {
        var district =
                new Scope("district", Audience.STREET, List.of(new CodeRange(310_114_000_000L, 310_114_999_999L)));

        assertThatThrownBy(() -> NewSubmission.feederOf(district)).isInstanceOf(Problem.class);
    }

    @Test
    void leavesUnitsAndBackfillToTheStreetOffice() {
        assertThatThrownBy(() -> order(Template.UNITS, FeedMode.LIVE).requireAllowed(COMMUNITY))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("TEMPLATE_NOT_ALLOWED"))
                .hasMessage("模板：单位名录（T-00）只由街道办上传。怎么办：请街道办上传。");
        assertThatThrownBy(() -> order(Template.LEDGER, FeedMode.BACKFILL).requireAllowed(COMMUNITY))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("BACKFILL_NOT_ALLOWED"))
                .hasMessage("方式：补录只由街道办上传。怎么办：改用正常上报，或请街道办补录。");
        assertThatCode(() -> order(Template.UNITS, FeedMode.BACKFILL).requireAllowed(STREET))
                .doesNotThrowAnyException();
        assertThatCode(() -> order(Template.LEDGER, FeedMode.LIVE).requireAllowed(COMMUNITY))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnEmptyIdempotencyKey() {
        assertThatThrownBy(() -> new NewSubmission(
                        Template.LEDGER, FeedMode.LIVE, Purpose.LOAD, AmountUnit.UNDECLARED, "a.csv", Optional.of(" ")))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("BAD_IDEMPOTENCY_KEY"));
    }

    @Test
    void masksPersonalDataInTheNameOfAFileBeforeItIsCut() {
        assertThat(named("收据13800138000.csv")).isEqualTo("收据138********.csv");
        assertThat(named("补助１３８００１３８０００、11010519491231002X.xlsx")).isEqualTo("补助138********、110***************.xlsx");
        String cutThroughTheNumber = "13800138000" + "年".repeat(240) + "收支明细.csv";
        assertThat(named(cutThroughTheNumber))
                .hasSize(255)
                .startsWith("*".repeat(7))
                .endsWith("收支明细.csv")
                .doesNotContainPattern("\\d");
        assertThat(named("𠮷".repeat(200) + "a.csv")).hasSizeLessThan(256).startsWith("𠮷");
    }

    private static String named(String fileName) {
        return new NewSubmission(
                        Template.LEDGER, FeedMode.LIVE, Purpose.LOAD, AmountUnit.UNDECLARED, fileName, Optional.empty())
                .fileName();
    }

    private static NewSubmission order(Template template, FeedMode mode) {
        return new NewSubmission(template, mode, Purpose.LOAD, AmountUnit.UNDECLARED, "a.csv", Optional.empty());
    }
}
