package org.jujian.etl.blank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedReading;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.template.FeedRows;
import org.jujian.etl.template.Template;
import org.jujian.etl.value.Amounts;
import org.jujian.etl.value.Counts;
import org.jujian.etl.value.Dates;
import org.jujian.etl.value.Periods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A sheet to fill in → the same sheet, read.
class BlankSheetTest {
    private static final BlankSheet.Title TITLE = new BlankSheet.Title("李园一村社区居委会", "2026年3月");

    @Test
    void writesACsvThatBeginsWithItsHeadings() throws IOException {
        var sheet = new BlankSheet(
                Template.SURVEYS, TITLE, List.of(Map.of("社区代码", "310114004009", "期间", "2026Q1", "调查方式", "=1+1")));

        assertThat(csv(sheet)).isEqualTo("""
            \uFEFF社区代码,期间,调查方式,发放数,满意,基本满意,不满意,不了解,无效\r
            310114004009,2026Q1,'=1+1,,,,,,\r
            """);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryWorkbookFilledWithItsExamplesWithoutAWarning(Template template) throws IOException {
        Map<String, String> examples = examples(template);
        var out = new ByteArrayOutputStream();
        var sheet = new BlankSheet(template, TITLE, List.of(examples));
        sheet.writeWorkbook(out);

        Feed feed = read(template, out.toByteArray());

        assertThat(feed.warnings()).isEmpty();
        assertThat(feed.layout().headings())
                .extracting(h -> h.text())
                .isEqualTo(sheet.columns().stream().map(Column::name).toList());
        try (FeedRows rows = feed.rows()) {
            List<FeedRow> data = rows.next(10);
            assertThat(data).hasSize(1);
            assertThat(data.getFirst().number()).isEqualTo(4);
            sheet.columns()
                    .forEach(c -> assertThat(feed.columns().cell(data.getFirst(), c.name()))
                            .as(c.name())
                            .isEqualTo(examples.get(c.name())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesExamplesThatCanBeRead(Template template) {
        Map<String, String> examples = examples(template);
        for (Column column : template.columns()) {
            String example = examples.getOrDefault(column.name(), "");
            assertThat(example).as(column.name()).isNotBlank();
            boolean readable = switch (column.kind()) {
                case AMOUNT ->
                    Amounts.read(example, AmountUnit.UNDECLARED.factor()).isPresent();
                case COUNT -> Counts.read(example).isPresent();
                case DATE -> Dates.read(example, OptionalInt.empty()).isPresent();
                case PERIOD -> Periods.read(example).isPresent();
                case KEY, TEXT, OPTION, MEASURE -> true;
            };
            assertThat(readable).as("%s: %s", column.name(), example).isTrue();
        }
    }

    @Test
    void warnsOfAnotherSheetThatOnlyHasTheNameOfTheGuidance() throws IOException {
        var out = new ByteArrayOutputStream();
        var workbook = new org.dhatim.fastexcel.Workbook(out, "Test", "1.0");
        var data = workbook.newWorksheet("满意度汇总");
        var headings = List.of("社区代码", "期间", "调查方式", "发放数", "满意", "基本满意", "不满意", "不了解");
        for (int i = 0; i < headings.size(); i++) {
            data.inlineString(0, i, headings.get(i));
        }
        workbook.newWorksheet("填写说明").inlineString(0, 0, "310114004009");
        workbook.finish();

        assertThat(read(Template.SURVEYS, out.toByteArray()).warnings())
                .extracting(w -> w.code().name())
                .containsExactly("OTHER_SHEET");
    }

    private static Map<String, String> examples(Template template) {
        var examples = new HashMap<String, String>();
        ColumnGuide.of(template).forEach(g -> examples.put(g.name(), g.example()));
        return examples;
    }

    private static Feed read(Template template, byte[] file) throws IOException {
        return switch (FeedReading.open(() -> new ByteArrayInputStream(file), template, AmountUnit.UNDECLARED)) {
            case FeedReading.Refused refused ->
                throw new AssertionError(refused.problem().toString());
            case Feed feed -> feed;
        };
    }

    private static String csv(BlankSheet sheet) throws IOException {
        var out = new ByteArrayOutputStream();
        sheet.writeCsv(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
