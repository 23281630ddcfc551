package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jujian.base.code.StreetCode;
import org.jujian.etl.sheet.FileProblem;
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
