package org.jujian.reports.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The definitions of metrics, in the order of their document.
public final class Definitions {
    private static final Pattern METRIC = Pattern.compile("## ([A-Z][A-Z0-9_]*s?) (.+)");
    private static final Pattern EXAMPLE = Pattern.compile("### 例：(.+)，截至 (\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern SHEET = Pattern.compile("```(T-\\d{2}E?)");

    private final List<Example.Sheet> beginning;
    private final Map<String, Definition> definitions;

    private Definitions(List<Example.Sheet> beginning, Map<String, Definition> definitions) {
        this.beginning = List.copyOf(beginning);
        this.definitions = Collections.unmodifiableMap(definitions);
    }

    /// Reads the document that the platform ships. A document that cannot be read is an `IllegalStateException` with
    /// the line.
    public static Definitions builtIn() {
        try (InputStream in = Definitions.class.getResourceAsStream("metrics.md")) {
            if (in == null) {
                throw new IllegalStateException("expected metrics.md beside " + Definitions.class.getName());
            }
            return new Reader(new String(in.readAllBytes(), StandardCharsets.UTF_8)).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Definition> all() {
        return List.copyOf(definitions.values());
    }

    /// Empty for a code that the document does not know.
    public Optional<Definition> find(String code) {
        return Optional.ofNullable(definitions.get(code));
    }

    /// All examples, each once.
    public List<Example> examples() {
        return definitions.values().stream()
                .flatMap(definition -> definition.examples().stream())
                .distinct()
                .toList();
    }

    /// What is fed for an example: its own sheets, after the units of the document's beginning when it has none.
    public List<Example.Sheet> fed(Example example) {
        boolean ownUnits =
                example.sheets().stream().anyMatch(sheet -> sheet.template().equals("T-00"));
        if (ownUnits) {
            return example.sheets();
        }
        var all = new ArrayList<>(beginning);
        all.addAll(example.sheets());
        return List.copyOf(all);
    }

    private static final class Reader {
        private final List<String> lines;
        private int at;
        private final List<Example.Sheet> beginning = new ArrayList<>();
        private final Map<String, Definition> definitions = new LinkedHashMap<>();
        private final List<Example> examples = new ArrayList<>();

        Reader(String document) {
            lines = document.lines().toList();
        }

        Definitions read() {
            while (at < lines.size()) {
                String line = lines.get(at++);
                Matcher metric = METRIC.matcher(line);
                Matcher sheet = SHEET.matcher(line);
                Matcher example = EXAMPLE.matcher(line);
                if (metric.matches()) {
                    definitions.put(metric.group(1), definition(metric.group(1), metric.group(2)));
                } else if (example.matches()) {
                    examples.add(example(example.group(1), LocalDate.parse(example.group(2))));
                } else if (sheet.matches()) {
                    beginning.add(sheet(sheet.group(1)));
                } else if (line.startsWith("###")) {
                    throw new IllegalStateException(
                            "metrics.md line " + at + ": expected ### 例：…，截至 yyyy-mm-dd, found " + line);
                }
            }
            definitions.replaceAll((code, definition) -> definition.with(
                    examples.stream().filter(example -> example.shows(code)).toList()));
            return new Definitions(beginning, definitions);
        }

        private Definition definition(String code, String name) {
            var said = new ArrayList<String>();
            Optional<String> whenEmpty = Optional.empty();
            var source = new ArrayList<String>();
            while (at < lines.size() && !lines.get(at).startsWith("#")) {
                String line = lines.get(at++);
                if (line.startsWith("空值：")) {
                    whenEmpty = Optional.of(line.substring("空值：".length()));
                } else if (line.startsWith("来源：") || line.startsWith("口径 D-")) {
                    source.add(line.startsWith("来源：") ? line.substring("来源：".length()) : line);
                } else if (!line.isBlank()) {
                    said.add(line);
                }
            }
            return new Definition(
                    code,
                    name,
                    said,
                    whenEmpty,
                    source.isEmpty() ? Optional.empty() : Optional.of(String.join("；", source)),
                    List.of());
        }

        private Example example(String title, LocalDate asOf) {
            var notes = new ArrayList<String>();
            var sheets = new ArrayList<Example.Sheet>();
            var expected = new ArrayList<Example.Expected>();
            while (at < lines.size() && !lines.get(at).startsWith("#")) {
                String line = lines.get(at++);
                Matcher sheet = SHEET.matcher(line);
                if (sheet.matches()) {
                    sheets.add(sheet(sheet.group(1)));
                } else if (line.startsWith("| 期间 ") || line.startsWith("|---")) {
                    continue;
                } else if (line.startsWith("|")) {
                    expected.add(expected(line));
                } else if (!line.isBlank()) {
                    notes.add(line);
                }
            }
            return new Example(title, asOf, notes, sheets, expected);
        }

        private Example.Expected expected(String line) {
            String[] cells = line.substring(1, line.length() - 1).split("\\|", -1);
            if (cells.length != 5) {
                throw new IllegalStateException(
                        "metrics.md line " + at + ": expected 期间, 指标, 分子, 分母, 值, found " + line);
            }
            return new Example.Expected(
                    cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip());
        }

        private Example.Sheet sheet(String template) {
            var csv = new StringBuilder();
            while (!lines.get(at).equals("```")) {
                csv.append(lines.get(at++)).append('\n');
            }
            at++;
            return new Example.Sheet(template, csv.toString());
        }
    }
}
