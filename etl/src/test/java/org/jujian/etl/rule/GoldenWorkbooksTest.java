package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.template.ColumnKind;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;
import org.jujian.etl.value.Amounts;
import org.jujian.etl.value.Counts;
import org.jujian.etl.workbook.TestWorkbook;
import org.jujian.etl.workbook.TestWorkbook.Cell;
import org.jujian.etl.workbook.TestWorkbook.Shown;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.testing.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The files of the golden set as workbooks of several makings give the same rows, rejections and counts as the clean
/// text files (golden README, *Other forms*).
class GoldenWorkbooksTest {
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,14}(?:\\.\\d+)?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}(?::\\d{2})?)");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern CODE = Pattern.compile("\\d{12}");
    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

    /// How a workbook is made.
    enum Making {
        INLINE_TEXTS,
        SHARED_TEXTS,
        NUMBERS_AND_DATES,
        NUMBERS_AND_DATES_FROM_1904,
        FORMULAS,
        TITLE_UNIT_AND_TOTAL,
        HEADER_OF_TWO_ROWS,
        HIDDEN_SHEET_AND_COMMENT,
        SHUFFLED_COLUMNS
    }

    /// A file of the set as a workbook.
    ///
    /// @param rows the row of the text file for each row of the workbook, both as a user sees them
    private record Made(byte[] file, Map<Integer, Integer> rows) {}

    private final Golden golden = Golden.load();

    @ParameterizedTest
    @EnumSource
    void answersTheSameFilesAsWorkbooks(Making making) throws IOException {
        var texts = new Feeding(knownUnits());
        var workbooks = new Feeding(knownUnits());
        var rejects = new ArrayList<Golden.Reject>();
        var answers = new ArrayList<Golden.Answer>();
        for (Golden.Feed file : golden.manifest()) {
            Template template = Template.ofCode(file.template()).orElseThrow();
            List<List<String>> lines = lines(file.file());
            Feeding.Reply text = texts.feed(file.street(), template, Files.readAllBytes(golden.path(file.file())));
            Made made = make(making, template, lines);

            Feeding.Reply reply = workbooks.feed(file.street(), template, made.file());

            assertThat(reply.accepted())
                    .as(file.file())
                    .extracting(Fact::content)
                    .isEqualTo(text.accepted().stream().map(Fact::content).toList());
            assertThat(reply.accepted())
                    .as(file.file())
                    .extracting(f -> made.rows().get(f.row()))
                    .isEqualTo(text.accepted().stream().map(Fact::row).toList());
            reply.rejected().forEach(r -> {
                int row = Objects.requireNonNull(made.rows().get(r.row()));
                rejects.add(new Golden.Reject(
                        file.file(),
                        row,
                        r.code().name(),
                        r.column(),
                        lines.get(row - 1).getFirst()));
            });
            answers.add(new Golden.Answer(
                    file.file(),
                    reply.outcomes().size(),
                    reply.accepted().size(),
                    reply.rejected().size(),
                    reply.unchanged()));
            assertThat(reply.warnings())
                    .as(file.file())
                    .extracting(Warning::code)
                    .containsExactlyElementsOf(warnings(making));
        }
        assertThat(rejects).isEqualTo(golden.rejects());
        assertThat(answers).isEqualTo(golden.answers());
    }

    private static List<Warning.Code> warnings(Making making) {
        return making == Making.HIDDEN_SHEET_AND_COMMENT
                ? List.of(Warning.Code.HIDDEN_SHEET, Warning.Code.COMMENTS)
                : List.of();
    }

    private static Made make(Making making, Template template, List<List<String>> lines) {
        var book = new TestWorkbook();
        List<Integer> order = order(making, lines.getFirst());
        List<String> headings = order.stream().map(lines.getFirst()::get).toList();
        var rows = new ArrayList<List<Cell>>();
        var merged = new ArrayList<String>();
        above(making, template, headings, rows, merged);
        rows.add(headings.stream().map(TestWorkbook::text).toList());
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (int line = 2; line <= lines.size(); line++) {
            List<String> cells = lines.get(line - 1);
            if (!cells.getFirst().equals("合计")) {
                var row = new ArrayList<Cell>();
                for (int place : order) {
                    String heading = lines.getFirst().get(place);
                    ColumnKind kind = kind(template, heading);
                    row.add(cell(making, book, heading, kind, cells.get(place)));
                    sum(heading, kind, cells.get(place), sums);
                }
                rows.add(row);
                numbers.put(rows.size(), line);
            }
        }
        if (making == Making.TITLE_UNIT_AND_TOTAL) {
            rows.add(total(headings, template, sums));
            rows.add(List.of(TestWorkbook.empty(), TestWorkbook.text("制表人：甲")));
        }
        switch (making) {
            case NUMBERS_AND_DATES_FROM_1904 -> book.counting1904();
            case HIDDEN_SHEET_AND_COMMENT ->
                book.hiddenSheet("字典", List.of(List.of(TestWorkbook.text("现金"), TestWorkbook.text("转账"))))
                        .part(
                                "xl/comments1.xml",
                                "<comments><commentList><comment ref=\"B2\"><text><t>核对</t></text></comment></commentList></comments>");
            case INLINE_TEXTS,
                    SHARED_TEXTS,
                    NUMBERS_AND_DATES,
                    FORMULAS,
                    TITLE_UNIT_AND_TOTAL,
                    HEADER_OF_TWO_ROWS,
                    SHUFFLED_COLUMNS -> {}
        }
        byte[] file = book.sheet(template.title(), rows, merged.toArray(String[]::new))
                .bytes();
        return new Made(file, numbers);
    }

    private static List<Integer> order(Making making, List<String> headings) {
        var order = new ArrayList<>(IntStream.range(0, headings.size()).boxed().toList());
        if (making == Making.SHUFFLED_COLUMNS) {
            Collections.shuffle(order, new Random(20260401));
        }
        return order;
    }

    /// What stands above the lowest row of the header.
    private static void above(
            Making making, Template template, List<String> headings, List<List<Cell>> rows, List<String> merged) {
        String last = letter(headings.size() - 1);
        if (making == Making.TITLE_UNIT_AND_TOTAL) {
            rows.add(List.of(TestWorkbook.text("某街道" + template.title())));
            rows.add(List.of(TestWorkbook.text("单位：万元")));
            merged.add("A1:" + last + "1");
            merged.add("A2:" + last + "2");
        }
        if (making == Making.HEADER_OF_TWO_ROWS) {
            rows.add(List.of(TestWorkbook.text("基本情况"), TestWorkbook.empty(), TestWorkbook.text("具体内容")));
            merged.add("A1:B1");
            merged.add("C1:" + last + "1");
        }
    }

    private static Cell cell(Making making, TestWorkbook book, String heading, ColumnKind kind, String cell) {
        return switch (making) {
            case INLINE_TEXTS, HEADER_OF_TWO_ROWS, HIDDEN_SHEET_AND_COMMENT, SHUFFLED_COLUMNS ->
                TestWorkbook.text(cell);
            case SHARED_TEXTS -> book.shared(cell);
            case NUMBERS_AND_DATES -> number(heading, kind, cell, LocalDate.of(1899, 12, 30));
            case NUMBERS_AND_DATES_FROM_1904 -> number(heading, kind, cell, LocalDate.of(1904, 1, 1));
            case FORMULAS ->
                isNumber(kind) && AMOUNT.matcher(cell).matches()
                        ? TestWorkbook.formula("SUM(A1:A2)", binary(cell))
                        : book.shared(cell);
            case TITLE_UNIT_AND_TOTAL ->
                kind == ColumnKind.AMOUNT && AMOUNT.matcher(cell).matches()
                        ? TestWorkbook.number(
                                new BigDecimal(cell).movePointLeft(4).toPlainString())
                        : TestWorkbook.text(cell);
        };
    }

    private static boolean isNumber(ColumnKind kind) {
        return kind == ColumnKind.AMOUNT || kind == ColumnKind.COUNT;
    }

    /// As a spreadsheet keeps it: 12.1 may be written 12.100000000000001.
    private static String binary(String cell) {
        String shortest = Double.toString(Double.parseDouble(cell));
        String long17 = new BigDecimal(Double.parseDouble(cell))
                .round(new MathContext(17))
                .toString();
        return long17.length() > shortest.length() ? long17 : cell;
    }

    private static Cell number(String heading, ColumnKind kind, String cell, LocalDate zero) {
        if (isNumber(kind) && AMOUNT.matcher(cell).matches()) {
            return TestWorkbook.number(binary(cell));
        }
        if (heading.equals("社区代码") && CODE.matcher(cell).matches()) {
            return TestWorkbook.number(cell, Shown.SCIENTIFIC);
        }
        if (kind == ColumnKind.PERIOD && MONTH.matcher(cell).matches() && isDay(cell + "-01")) {
            return TestWorkbook.number(Long.toString(days(cell + "-01", zero)), Shown.MONTH);
        }
        if (kind == ColumnKind.DATE && DAY.matcher(cell).matches() && isDay(cell)) {
            return TestWorkbook.number(Long.toString(days(cell, zero)), Shown.DATE);
        }
        var moment = MOMENT.matcher(cell);
        if (kind == ColumnKind.DATE && moment.matches() && isDay(moment.group(1))) {
            var part = BigDecimal.valueOf(LocalTime.parse(moment.group(2)).toSecondOfDay())
                    .divide(SECONDS_OF_DAY, 12, RoundingMode.HALF_UP);
            return TestWorkbook.number(
                    part.add(BigDecimal.valueOf(days(moment.group(1), zero))).toPlainString(), Shown.MOMENT);
        }
        return TestWorkbook.text(cell);
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static long days(String day, LocalDate zero) {
        return ChronoUnit.DAYS.between(zero, LocalDate.parse(day));
    }

    private static void sum(String heading, ColumnKind kind, String cell, Map<String, BigDecimal> sums) {
        BigDecimal value = switch (kind) {
            case AMOUNT -> Amounts.read(cell, BigDecimal.ONE).map(m -> m.yuan()).orElse(BigDecimal.ZERO);
            case COUNT -> Counts.read(cell).map(BigDecimal::valueOf).orElse(BigDecimal.ZERO);
            case KEY, TEXT, MEASURE, DATE, PERIOD, OPTION -> BigDecimal.ZERO;
        };
        sums.merge(heading, value, BigDecimal::add);
    }

    private static List<Cell> total(List<String> headings, Template template, Map<String, BigDecimal> sums) {
        var total = new ArrayList<Cell>();
        for (String heading : headings) {
            BigDecimal sum = sums.getOrDefault(heading, BigDecimal.ZERO);
            total.add(
                    switch (kind(template, heading)) {
                        case AMOUNT ->
                            TestWorkbook.formula(
                                    "SUM(A1:A2)", sum.movePointLeft(4).toPlainString());
                        case COUNT -> TestWorkbook.number(sum.toPlainString());
                        case KEY, TEXT, MEASURE, DATE, PERIOD, OPTION ->
                            total.isEmpty() ? TestWorkbook.text("合　计") : TestWorkbook.empty();
                    });
        }
        return total;
    }

    private static ColumnKind kind(Template template, String heading) {
        return template.columns().stream()
                .filter(c -> c.name().equals(heading))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    private static String letter(int place) {
        return place < 26 ? Character.toString('A' + place) : "A" + (char) ('A' + place - 26);
    }

    private List<List<String>> lines(String file) throws IOException {
        try (var csv = CsvReader.builder().ofCsvRecord(golden.path(file))) {
            return csv.stream().map(CsvRecord::getFields).toList();
        }
    }

    private Received knownUnits() throws IOException {
        var received = new Received();
        Files.readAllLines(golden.shared("data/units-two-streets.csv")).stream()
                .skip(1)
                .map(line -> line.split(",")[0])
                .forEach(code -> received.unit(code, CommunityKind.URBAN));
        return received;
    }
}
