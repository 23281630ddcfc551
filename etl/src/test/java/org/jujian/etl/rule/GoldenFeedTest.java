package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jujian.base.code.StreetCode;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.template.ColumnKind;
import org.jujian.etl.template.Template;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenFeedTest {
    private final Golden golden = Golden.load();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void answersEveryFileOfTheManifestAsExpectedInBatchesOfAnySize(int batch) throws IOException {
        var feeding = new Feeding(knownUnits()).inBatchesOf(batch);
        var rejects = new ArrayList<Golden.Reject>();
        var answers = new ArrayList<Golden.Answer>();
        var warnings = new ArrayList<Golden.Warning>();
        for (Golden.Feed file : golden.manifest()) {
            Feeding.Reply reply = feeding.feed(file.street(), template(file.template()), bytes(file.file()));
            Map<Integer, String> units = unitCells(file.file());
            reply.rejected()
                    .forEach(r -> rejects.add(new Golden.Reject(
                            file.file(), r.row(), r.code().name(), r.column(), units.getOrDefault(r.row(), ""))));
            answers.add(new Golden.Answer(
                    file.file(),
                    reply.outcomes().size(),
                    reply.accepted().size(),
                    reply.rejected().size(),
                    reply.unchanged()));
            reply.warnings()
                    .forEach(w -> warnings.add(new Golden.Warning(
                            file.file(), w.row() == null ? 0 : w.row(), w.code().name(), String.valueOf(w.column()))));
        }
        assertThat(rejects).isEqualTo(golden.rejects());
        assertThat(answers).isEqualTo(golden.answers());
        assertThat(warnings).isEqualTo(golden.warnings());
    }

    /// GB18030, semicolons, a title, amounts in 万元, full-width codes and dates (golden README, *Other forms*).
    @Test
    void answersTheSameFilesInAnotherFormWithTheSameRowsTwoLinesFurtherDown() throws IOException {
        var feeding = new Feeding(knownUnits());
        var again = new Feeding(knownUnits());
        var rejects = new ArrayList<Golden.Reject>();
        for (Golden.Feed file : golden.manifest()) {
            Template template = template(file.template());
            Feeding.Reply plain = feeding.feed(file.street(), template, bytes(file.file()));
            Feeding.Reply other = again.feed(file.street(), template, otherForm(template, file.file()));
            assertThat(other.accepted())
                    .extracting(Fact::content)
                    .isEqualTo(plain.accepted().stream().map(Fact::content).toList());
            assertThat(other.unchanged()).isEqualTo(plain.unchanged());
            assertThat(other.warnings()).isEmpty();
            Map<Integer, String> units = unitCells(file.file());
            other.rejected()
                    .forEach(r -> rejects.add(new Golden.Reject(
                            file.file(),
                            r.row() - 2,
                            r.code().name(),
                            r.column(),
                            units.getOrDefault(r.row() - 2, ""))));
        }
        assertThat(rejects).isEqualTo(golden.rejects());
    }

    /// One object a line, without a header: every row stands one line further up.
    @Test
    void answersTheSameFilesAsJsonLinesWithTheSameRowsOneLineFurtherUp() throws IOException {
        var feeding = new Feeding(knownUnits());
        var again = new Feeding(knownUnits());
        var rejects = new ArrayList<Golden.Reject>();
        for (Golden.Feed file : golden.manifest()) {
            Template template = template(file.template());
            Feeding.Reply plain = feeding.feed(file.street(), template, bytes(file.file()));
            Feeding.Reply lines = again.feed(file.street(), template, jsonLines(template, file.file()));
            assertThat(lines.accepted())
                    .extracting(Fact::content)
                    .isEqualTo(plain.accepted().stream().map(Fact::content).toList());
            assertThat(lines.unchanged()).isEqualTo(plain.unchanged());
            assertThat(lines.warnings())
                    .extracting(w -> w.row() + " " + w.code())
                    .isEqualTo(plain.warnings().stream()
                            .map(w -> (Objects.requireNonNull(w.row()) - 1) + " " + w.code())
                            .toList());
            Map<Integer, String> units = unitCells(file.file());
            lines.rejected()
                    .forEach(r -> rejects.add(new Golden.Reject(
                            file.file(),
                            r.row() + 1,
                            r.code().name(),
                            r.column(),
                            units.getOrDefault(r.row() + 1, ""))));
        }
        assertThat(rejects).isEqualTo(golden.rejects());
    }

    /// Amounts and counts as numbers, all else as texts; empty cells are left out.
    private byte[] jsonLines(Template template, String file) throws IOException {
        var form = new StringBuilder();
        List<String> headings = List.of();
        try (var csv = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(golden.path(file))) {
            for (CsvRecord line : csv) {
                if (headings.isEmpty()) {
                    headings = line.getFields();
                    continue;
                }
                var fields = new ArrayList<String>();
                for (int i = 0; i < Math.min(headings.size(), line.getFieldCount()); i++) {
                    String heading = headings.get(i);
                    String cell = line.getField(i);
                    ColumnKind kind = template.columns().stream()
                            .filter(c -> c.name().equals(heading))
                            .findFirst()
                            .orElseThrow()
                            .kind();
                    boolean number = (kind == ColumnKind.AMOUNT || kind == ColumnKind.COUNT)
                            && cell.matches("-?(0|[1-9]\\d*)(\\.\\d+)?");
                    if (!cell.isEmpty()) {
                        fields.add("\"" + heading + "\": " + (number ? cell : quoted(cell)));
                    }
                }
                form.append(fields.isEmpty() ? "" : "{" + String.join(", ", fields) + "}")
                        .append('\n');
            }
        }
        return form.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private byte[] otherForm(Template template, String file) throws IOException {
        var form = new StringBuilder("某街道" + template.title() + "\n单位：万元\n");
        List<String> headings = List.of();
        try (var csv = CsvReader.builder().ofCsvRecord(golden.path(file))) {
            for (CsvRecord line : csv) {
                if (headings.isEmpty()) {
                    headings = line.getFields();
                    form.append(String.join(";", headings)).append('\n');
                } else if (!line.getField(0).equals("合计")) {
                    var cells = new ArrayList<String>();
                    for (int i = 0; i < headings.size(); i++) {
                        cells.add(otherSpelling(template, headings.get(i), line.getField(i)));
                    }
                    form.append(String.join(";", cells)).append('\n');
                }
            }
        }
        return form.append("制表人：甲\n").toString().getBytes(Charset.forName("GB18030"));
    }

    private static String otherSpelling(Template template, String heading, String cell) {
        ColumnKind kind = template.columns().stream()
                .filter(c -> c.name().equals(heading))
                .findFirst()
                .orElseThrow()
                .kind();
        return switch (kind) {
            case AMOUNT ->
                cell.matches("-?\\d+\\.\\d+")
                        ? new BigDecimal(cell).movePointLeft(4).toPlainString()
                        : cell;
            case DATE -> cell.replace('-', '/');
            case COUNT -> wide(cell);
            case OPTION -> cell.replace(';', '、');
            case KEY -> heading.equals("社区代码") ? wide(cell) : cell;
            case MEASURE, PERIOD, TEXT -> cell;
        };
    }

    private static String wide(String digits) {
        return digits.chars()
                .mapToObj(c -> Character.toString(c >= '0' && c <= '9' ? c - '0' + '０' : c))
                .collect(Collectors.joining());
    }

    @Test
    void findsNothingNewWhenTheSameFilesComeAgain() throws IOException {
        var feeding = new Feeding(knownUnits());
        for (Golden.Feed file : golden.manifest()) {
            feeding.feed(file.street(), template(file.template()), bytes(file.file()));
        }
        for (Golden.Feed file : golden.manifest().stream()
                .filter(f -> f.file().contains("更正") || f.file().contains("补报"))
                .toList()) {
            Feeding.Reply reply = feeding.feed(file.street(), template(file.template()), bytes(file.file()));
            assertThat(reply.accepted()).as(file.file()).isEmpty();
            assertThat(reply.rejected()).as(file.file()).isEmpty();
        }
    }

    @Test
    void refusesEachFileWithPersonalDataAndNamesItsCell() throws IOException {
        var found = new ArrayList<Golden.Refusal>();
        for (Golden.Refusal file : golden.refusals()) {
            FileProblem problem = new Feeding(knownUnits()).refusal(template(file.template()), bytes(file.file()));
            found.add(new Golden.Refusal(
                    file.street(),
                    file.file(),
                    file.template(),
                    problem.row() == null ? 0 : problem.row(),
                    String.valueOf(problem.column()),
                    problem.code().name()));
            assertThat(problem.message()).contains("***").doesNotContainPattern("[0-9０-９]{8}");
        }
        assertThat(found).isEqualTo(golden.refusals());
    }

    @Test
    void acceptsWhatOnlyLooksLikePersonalData() throws IOException {
        for (Golden.Lookalike file : golden.lookalikes()) {
            Feeding.Reply reply =
                    new Feeding(knownUnits()).feed(file.street(), template(file.template()), bytes(file.file()));
            assertThat(reply.accepted()).as(file.file()).hasSize(file.rows());
            assertThat(reply.outcomes()).as(file.file()).hasSize(file.rows());
        }
    }

    private Received knownUnits() throws IOException {
        var received = new Received();
        List<String> lines = Files.readAllLines(golden.shared("data/units-two-streets.csv"));
        lines.stream()
                .skip(1)
                .map(line -> line.split(",")[0])
                .forEach(code -> received.unit(code, CommunityKind.URBAN));
        assertThat(received.within(StreetCode.of("310114004").range()).units()).hasSize(17);
        return received;
    }

    private byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(golden.path(file));
    }

    /// The first cell of each line, by number.
    private Map<Integer, String> unitCells(String file) throws IOException {
        List<String> lines = Files.readAllLines(golden.path(file));
        return java.util.stream.IntStream.range(0, lines.size())
                .boxed()
                .collect(Collectors.toMap(i -> i + 1, i -> lines.get(i).split(",", -1)[0]));
    }

    private static Template template(String code) {
        return Template.ofCode(code).orElseThrow();
    }
}
