package org.jujian.etl.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Layout;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;
import org.junit.jupiter.api.Test;

/// A file before → what is shown of it.
class PreviewTest {
    private static final String LEDGER = """
            李园一村社区收支明细
            单位：万元
            社区代码,所属期,日期,凭证号,类别,科目,摘要,发生额,领款人
            310114004009,3月,2026/3/23,记-21,支出,2.07,办公用品,0.12,甲
            310114004009,2026年3月,2026.3.24,记-22,支出,2.07,办公用品,看附件,乙

            合计,,,,,,,0.12,
            """;

    @Test
    void saysWhatEachHeadingIsTakenForAndWhatIsMissing() throws IOException {
        Preview preview = preview(LEDGER, Optional.of(Template.LEDGER), Mapping.NONE);

        assertThat(preview.problem().map(FileProblem::code)).contains(FileProblem.Code.MISSING_COLUMN);
        Layout layout = preview.layout().orElseThrow();
        assertThat(layout.form()).isEqualTo("CSV 文本，UTF-8，逗号分隔");
        assertThat(layout.firstRow()).isEqualTo(3);
        assertThat(layout.unit()).isEqualTo(AmountUnit.WAN_YUAN);
        assertThat(layout.missing()).containsExactly("收支类型和金额或收入金额或支出金额");
        assertThat(table(layout)).isEqualTo("""
                社区代码 → 社区代码 NAME
                所属期 → 会计期间 SYNONYM
                日期 → 业务日期 SYNONYM
                凭证号 → 凭证字号 SYNONYM
                类别 → — UNKNOWN
                科目 → 公开科目 SYNONYM
                摘要 → 摘要 NAME
                发生额 → — UNKNOWN
                领款人 → — UNKNOWN
                """);
    }

    @Test
    void readsTheFileByWhatWasSaidAboutItsHeadings() throws IOException {
        Preview preview = preview(
                LEDGER, Optional.of(Template.LEDGER), said(Template.LEDGER, "类别", "收支类型", "发生额", "金额", "领款人", null));

        assertThat(preview.problem()).isEmpty();
        assertThat(preview.rows()).isEqualTo(2);
        assertThat(preview.warnings()).isEmpty();
        assertThat(table(preview.layout().orElseThrow()))
                .contains("类别 → 收支类型 MAPPED\n", "发生额 → 金额 MAPPED\n", "领款人 → — UNUSED\n");
        assertThat(preview.covered()).contains(new Covered("会计期间", "2026-03", "2026-03"));
        assertThat(preview.firstRows().stream().map(PreviewTest::row).toList())
                .containsExactly(
                        "4: 310114004009 | ? | 2026-03-23 | 记-21 | 支出 | 2.07 | 办公用品 | 1200.00 | ?",
                        "5: 310114004009 | 2026-03 | 2026-03-24 | 记-22 | 支出 | 2.07 | 办公用品 | ? | ?");
    }

    @Test
    void guessesTheTemplateByTheHeadings() throws IOException {
        Preview preview = preview("""
                社区代码,期间,调查方式,发放数,满意,一般,不满意,不了解
                310114004009,2026-01,入户,5,4,1,0,0
                310114004009,2026Q2,入户,5,4,1,0,0
                """, Optional.empty(), Mapping.NONE);

        assertThat(preview.template()).contains(Template.SURVEYS);
        assertThat(preview.guessed()).isTrue();
        assertThat(preview.covered()).contains(new Covered("期间", "2026-01", "2026Q2"));
        assertThat(preview.rows()).isEqualTo(2);
    }

    @Test
    void asksAboutTheLikeliestRowWhenNoHeaderIsFound() throws IOException {
        Preview preview = preview("""
                某某社区
                单位编码,哪个月,款项,月初,增加,减少,月末
                310114004009,2026-01,现金,1.00,0.00,0.00,1.00
                """, Optional.of(Template.SHEETS), Mapping.NONE);

        assertThat(preview.problem().map(FileProblem::code)).contains(FileProblem.Code.WRONG_TEMPLATE);
        assertThat(preview.layout().orElseThrow().firstRow()).isEqualTo(2);
        Preview mended = preview(
                """
                某某社区
                单位编码,哪个月,款项,月初,增加,减少,月末
                310114004009,2026-01,现金,1.00,0.00,0.00,1.00
                """,
                Optional.of(Template.SHEETS),
                said(
                        Template.SHEETS,
                        "单位编码",
                        "社区代码",
                        "哪个月",
                        "会计期间",
                        "款项",
                        "资金",
                        "月初",
                        "上期结余",
                        "增加",
                        "本期收入",
                        "减少",
                        "本期支出",
                        "月末",
                        "期末结余"));
        assertThat(mended.problem()).isEmpty();
        assertThat(mended.rows()).isEqualTo(1);
    }

    @Test
    void saysNothingOfAFileOfNoKnownKind() throws IOException {
        Preview preview = preview("菜名,价格\n白菜,2\n", Optional.empty(), Mapping.NONE);

        assertThat(preview.template()).isEmpty();
        assertThat(preview.layout()).isEmpty();
        assertThat(preview.problem().map(FileProblem::code)).contains(FileProblem.Code.WRONG_TEMPLATE);
    }

    @Test
    void showsNothingOfAFileWithPersonalData() throws IOException {
        Preview preview = preview(LEDGER.replace("甲", "13912345678"), Optional.of(Template.LEDGER), Mapping.NONE);

        assertThat(preview.problem().map(FileProblem::code)).contains(FileProblem.Code.PERSONAL_DATA);
        assertThat(preview.layout()).isEmpty();
        assertThat(preview.toString()).doesNotContain("13912345678");
    }

    @Test
    void searchesAColumnThatOnlyTheMappingKnowsForPersonalData() throws IOException {
        String file = LEDGER.replace("发生额", "电话").replace("0.12,甲", "13912345678,甲");

        Preview preview = preview(file, Optional.of(Template.LEDGER), said(Template.LEDGER, "电话", "金额", "类别", "收支类型"));

        assertThat(preview.problem().map(FileProblem::code)).contains(FileProblem.Code.PERSONAL_DATA);
    }

    @Test
    void tellsTheEncodingAndTheSeparator() throws IOException {
        String file = "社区代码\t期间\t调查方式\t发放数\t满意\t一般\t不满意\t不了解\n310114004009\t2026-01\t入户\t5\t4\t1\t0\t0\n";

        Preview preview = Preview.of(
                () -> new ByteArrayInputStream(file.getBytes(Charset.forName("GB18030"))),
                Optional.empty(),
                AmountUnit.UNDECLARED,
                template -> Mapping.NONE);

        assertThat(preview.layout().orElseThrow().form()).isEqualTo("CSV 文本，GB18030，制表符分隔");
    }

    @Test
    void warnsOfColumnsThatNobodySpokeOf() throws IOException {
        Preview preview =
                preview(LEDGER, Optional.of(Template.LEDGER), said(Template.LEDGER, "类别", "收支类型", "发生额", "金额"));

        assertThat(preview.warnings()).extracting(Warning::column).containsExactly("领款人");
    }

    @Test
    void refusesAMappingToAColumnThatTheTemplateDoesNotHave() {
        assertThatThrownBy(() -> said(Template.LEDGER, "类别", "税额"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("BAD_MAPPING"))
                .hasMessage("列的对应：“类别”对应的列：应为“收支明细”模板里的列名，或不使用。怎么办：重新核对列后再传。");
        assertThatThrownBy(() -> said(Template.LEDGER, "张三 13912345678", "金额"))
                .isInstanceOf(Problem.class)
                .hasMessageNotContaining("139");
    }

    @Test
    void refusesTwoHeadingsThatWereSaidToBeOneColumn() throws IOException {
        Preview preview = preview(
                LEDGER, Optional.of(Template.LEDGER), said(Template.LEDGER, "类别", "收支类型", "发生额", "金额", "领款人", "金额"));

        assertThat(preview.problem().map(FileProblem::code)).contains(FileProblem.Code.DUPLICATE_COLUMN);
        assertThat(preview.layout()).isPresent();
    }

    private static Preview preview(String file, Optional<Template> template, Mapping mapping) throws IOException {
        return Preview.of(
                () -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                template,
                AmountUnit.UNDECLARED,
                chosen -> mapping);
    }

    private static Mapping said(Template template, @Nullable String... headingsAndColumns) {
        Map<String, @Nullable String> said = new LinkedHashMap<>();
        for (int i = 0; i < headingsAndColumns.length; i += 2) {
            said.put(Objects.requireNonNull(headingsAndColumns[i]), headingsAndColumns[i + 1]);
        }
        return Mapping.of(template, said);
    }

    private static String table(Layout layout) {
        var lines = new StringBuilder();
        for (Layout.Heading h : layout.headings()) {
            var column = h.column();
            lines.append(h.text())
                    .append(" → ")
                    .append(column == null ? "—" : column.name())
                    .append(' ')
                    .append(h.match())
                    .append('\n');
        }
        return lines.toString();
    }

    private static String row(PreviewRow row) {
        List<String> cells = row.cells().stream()
                .map(c -> Objects.requireNonNullElse(c.read(), "?"))
                .toList();
        return row.row() + ": " + String.join(" | ", cells);
    }
}
