package org.jujian.server.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The golden set and how it is fed: each file of the manifest in order, as one submission of its street office.
final class GoldenSet {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path FOLDER = Path.of("../../../shared/golden");

    private GoldenSet() {}

    record Feed(String street, String file, String template) {}

    record Rejection(String file, int row, String code, String column) {}

    record Warning(String file, int row, String code, String column) {}

    record Counts(String file, int read, int accepted, int rejected, int unchanged) {}

    /// What the platform answered to the files.
    record Answers(List<Rejection> rejections, List<Warning> warnings, List<Counts> counts) {}

    static List<Feed> manifest() {
        var feeds = new ArrayList<Feed>();
        for (JsonNode row : json("manifest.json")) {
            feeds.add(new Feed(text(row, "street"), text(row, "file"), text(row, "template")));
        }
        return feeds;
    }

    /// The demo user of the street office of contract.md.
    static String officeOf(String street) {
        return switch (street) {
            case "310114004" -> "jiading-office";
            case "640104005" -> "xinhua-office";
            default -> throw new IllegalArgumentException("no demo office of " + street);
        };
    }

    static Answers feedAll(ApiClient jiading, ApiClient xinhua) {
        var answers = new Answers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Feed feed : manifest()) {
            ApiClient office = feed.street().equals("310114004") ? jiading : xinhua;
            record(answers, feed.file(), feed(office, feed));
        }
        return answers;
    }

    static JsonNode feed(ApiClient office, Feed feed) {
        String name = feed.file().substring(feed.file().lastIndexOf('/') + 1);
        return office.submitAndAwait(feed.template(), "backfill", name, bytes(feed.file()));
    }

    static void record(Answers answers, String file, JsonNode answer) {
        if (!text(answer, "state").equals("DONE")) {
            throw new IllegalStateException(file + ": " + answer);
        }
        JsonNode rows = answer.get("rows");
        answers.counts()
                .add(new Counts(
                        file,
                        rows.get("read").asInt(),
                        rows.get("accepted").asInt(),
                        rows.get("rejected").asInt(),
                        rows.get("unchanged").asInt()));
        for (JsonNode row : answer.get("rejections")) {
            answers.rejections()
                    .add(new Rejection(file, row.get("row").asInt(), text(row, "code"), text(row, "column")));
        }
        for (JsonNode row : answer.get("warnings")) {
            answers.warnings().add(new Warning(file, row.get("row").asInt(), text(row, "code"), text(row, "column")));
        }
    }

    static List<Rejection> expectedRejections() {
        var rejections = new ArrayList<Rejection>();
        for (JsonNode row : json("rejects.json")) {
            rejections.add(
                    new Rejection(text(row, "file"), row.get("row").asInt(), text(row, "code"), text(row, "column")));
        }
        return rejections;
    }

    static List<Counts> expectedCounts() {
        var counts = new ArrayList<Counts>();
        for (JsonNode row : json("answers.json").get("files")) {
            counts.add(new Counts(
                    text(row, "file"),
                    row.get("read").asInt(),
                    row.get("accepted").asInt(),
                    row.get("rejected").asInt(),
                    row.get("unchanged").asInt()));
        }
        return counts;
    }

    static List<Warning> expectedWarnings() {
        var warnings = new ArrayList<Warning>();
        for (JsonNode row : json("answers.json").get("warnings")) {
            warnings.add(
                    new Warning(text(row, "file"), row.get("row").asInt(), text(row, "code"), text(row, "column")));
        }
        return warnings;
    }

    static JsonNode expected(String part) {
        return json("expected.json").get(part);
    }

    static JsonNode json(String file) {
        return JSON.readTree(bytes(file));
    }

    /// Every community and both streets, by what is expected of them.
    static Set<String> units() {
        var units = new TreeSet<String>();
        for (JsonNode row : expected("values")) {
            units.add(text(row, "tenant"));
        }
        return units;
    }

    /// The rows of `GET /api/v1/metrics` of all units, each asked of its own street office.
    static List<JsonNode> figures(ApiClient jiading, ApiClient xinhua, String from, String to) {
        var rows = new ArrayList<JsonNode>();
        for (String unit : units()) {
            ApiClient office = unit.startsWith("310114004") ? jiading : xinhua;
            office.get("/api/v1/metrics?unit=%s&from=%s&to=%s&asOf=2026-03-31".formatted(unit, from, to))
                    .forEach(rows::add);
        }
        return rows;
    }

    static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode row, String field) {
        return row.get(field).asString();
    }
}
