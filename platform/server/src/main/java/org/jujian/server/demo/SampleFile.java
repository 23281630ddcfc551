package org.jujian.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jujian.base.code.StreetCode;
import org.jujian.etl.template.Template;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file below `demo/` of the class path, and the street office that feeds it.
record SampleFile(StreetCode street, String file, Template template) {
    /// The communities of the two streets, one file for each street office.
    static List<SampleFile> units() {
        return List.of(
                new SampleFile(StreetCode.of("310114004"), "units/310114004.csv", Template.UNITS),
                new SampleFile(StreetCode.of("640104005"), "units/640104005.csv", Template.UNITS));
    }

    /// What the communities published, spent and were told, in the order of `demo/manifest.json`.
    static List<SampleFile> quarter() {
        var files = new ArrayList<SampleFile>();
        try (InputStream manifest = resource("manifest.json")) {
            for (JsonNode entry : JsonMapper.shared().readTree(manifest)) {
                files.add(new SampleFile(
                        StreetCode.of(entry.get("street").asString()),
                        entry.get("file").asString(),
                        Template.ofCode(entry.get("template").asString()).orElseThrow()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("demo: manifest.json", e);
        }
        return List.copyOf(files);
    }

    InputStream open() {
        return resource(file);
    }

    private static InputStream resource(String file) {
        InputStream found = SampleFile.class.getResourceAsStream("/demo/" + file);
        if (found == null) {
            throw new IllegalStateException("demo: expected /demo/" + file + " on the class path");
        }
        return found;
    }
}
