package org.jujian.server.web.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.template.Template;
import org.jujian.reports.definition.Definition;
import org.jujian.reports.definition.Example;
import org.jujian.server.web.view.Days;

/// One metric as its page shows it.
///
/// @param points what is summed up in a list
public record DefinitionPage(
        String code,
        String name,
        List<String> lines,
        List<String> points,
        @Nullable String whenEmpty,
        @Nullable String source,
        List<Worked> examples) {
    public DefinitionPage {
        lines = List.copyOf(lines);
        points = List.copyOf(points);
        examples = List.copyOf(examples);
    }

    /// An example: tables that were fed, figures that came out.
    public record Worked(
            String title, String asOf, List<String> notes, List<Table> sheets, List<Example.Expected> figures) {
        public Worked {
            notes = List.copyOf(notes);
            sheets = List.copyOf(sheets);
            figures = List.copyOf(figures);
        }
    }

    public record Table(String name, List<String> headings, List<List<String>> rows) {
        public Table {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
        }
    }

    static DefinitionPage of(Definition definition) {
        return new DefinitionPage(
                definition.code(),
                definition.name(),
                definition.lines().stream()
                        .filter(line -> !line.startsWith("- "))
                        .toList(),
                definition.lines().stream()
                        .filter(line -> line.startsWith("- "))
                        .map(line -> line.substring(2))
                        .toList(),
                definition.whenEmpty().orElse(null),
                definition.source().orElse(null),
                definition.examples().stream().map(DefinitionPage::worked).toList());
    }

    private static Worked worked(Example example) {
        return new Worked(
                example.title(),
                Days.longDay(example.asOf()),
                example.notes(),
                example.sheets().stream().map(DefinitionPage::table).toList(),
                example.expected());
    }

    /// The examples quote no cell, so a comma always parts two.
    private static Table table(Example.Sheet sheet) {
        List<List<String>> rows = sheet.csv()
                .lines()
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
        Optional<Template> template = Template.ofCode(sheet.template());
        return new Table(
                sheet.template() + template.map(t -> " " + t.title()).orElse(""),
                rows.getFirst(),
                rows.subList(1, rows.size()));
    }
}
