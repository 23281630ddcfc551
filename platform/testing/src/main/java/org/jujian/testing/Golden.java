package org.jujian.testing;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// The golden set beside the checkout (`../shared/golden`, its README says what is in it): files with known results.
/// Every list is in the order of its file.
public final class Golden {
    /// One file in the order of feeding; `street` is the nine-digit code of the office that feeds it.
    public record Feed(String street, String file, String template) {}

    public record Reject(String file, int row, String code, String column, String unit) {}

    public record Answer(String file, int read, int accepted, int rejected, int unchanged) {}

    public record Warning(String file, int row, String code, String column) {}

    public record Refusal(String street, String file, String template, int row, String column, String code) {}

    public record Lookalike(String street, String file, String template, int rows) {}

    private final Path shared;

    private Golden(Path shared) {
        this.shared = shared;
    }

    /// Skips the calling test where the set does not lie beside the checkout.
    public static Golden load() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("shared/golden/manifest.json"))) {
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(folder != null, "no shared/golden beside the checkout");
        return new Golden(folder.resolve("shared"));
    }

    /// A file by its path from the golden folder, as in the manifest.
    public Path path(String file) {
        return shared.resolve("golden").resolve(file);
    }

    /// A file by its path from the folder `shared`.
    public Path shared(String file) {
        return shared.resolve(file);
    }

    public List<Feed> manifest() {
        return rows("manifest.json", "$").stream()
                .map(r -> new Feed(text(r, "street"), text(r, "file"), text(r, "template")))
                .toList();
    }

    public List<Reject> rejects() {
        return rows("rejects.json", "$").stream()
                .map(r -> new Reject(
                        text(r, "file"), number(r, "row"), text(r, "code"), text(r, "column"), text(r, "社区代码")))
                .toList();
    }

    public List<Answer> answers() {
        return rows("answers.json", "$.files").stream()
                .map(r -> new Answer(
                        text(r, "file"),
                        number(r, "read"),
                        number(r, "accepted"),
                        number(r, "rejected"),
                        number(r, "unchanged")))
                .toList();
    }

    public List<Warning> warnings() {
        return rows("answers.json", "$.warnings").stream()
                .map(r -> new Warning(text(r, "file"), number(r, "row"), text(r, "code"), text(r, "column")))
                .toList();
    }

    public List<Refusal> refusals() {
        return rows("refused/refused.json", "$").stream()
                .map(r -> new Refusal(
                        text(r, "street"),
                        text(r, "file"),
                        text(r, "template"),
                        number(r, "row"),
                        text(r, "column"),
                        text(r, "code")))
                .toList();
    }

    public List<Lookalike> lookalikes() {
        return rows("accepted-lookalikes/accepted.json", "$").stream()
                .map(r -> new Lookalike(text(r, "street"), text(r, "file"), text(r, "template"), number(r, "rows")))
                .toList();
    }

    /// The objects at a JSON path of a file, `$.values` of `expected.json` for example.
    public List<Map<String, Object>> rows(String file, String jsonPath) {
        try {
            return JsonPath.read(Files.readString(path(file)), jsonPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, Object> row, String name) {
        return String.valueOf(row.get(name));
    }

    private static int number(Map<String, Object> row, String name) {
        return Integer.parseInt(text(row, name));
    }
}
