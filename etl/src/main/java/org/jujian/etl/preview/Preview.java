package org.jujian.etl.preview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedReading;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.template.FeedRows;
import org.jujian.etl.template.Layout;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;

/// What a file would be read as. Rows are not judged: whether they would be taken, a dry run tells.
///
/// @param template  the one that was chosen, else the one that the headings speak for; empty when none does
/// @param guessed   the template was not chosen
/// @param layout    empty when no header was found, or when nothing of the file may be said (personal data)
/// @param problem   why the file as it is would be refused as a whole
/// @param rows      how many rows of data it has; 0 with a problem
/// @param covered   the periods that its rows name, or where the template has none the days
/// @param firstRows the first rows of data
public record Preview(
        Optional<Template> template,
        boolean guessed,
        Optional<Layout> layout,
        Optional<FileProblem> problem,
        long rows,
        Optional<Covered> covered,
        List<PreviewRow> firstRows,
        List<Warning> warnings) {
    private static final int SHOWN_ROWS = 5;
    private static final int BATCH = 10_000;

    public Preview {
        firstRows = List.copyOf(firstRows);
        warnings = List.copyOf(warnings);
    }

    /// Reads the whole file, in batches.
    ///
    /// @param mappings what was said about the headings of a file of each template
    /// @throws IOException when the original cannot be read
    public static Preview of(
            Original original, Optional<Template> chosen, AmountUnit declared, Function<Template, Mapping> mappings)
            throws IOException {
        boolean guessed = chosen.isEmpty();
        Optional<Template> template = guessed ? FeedReading.guess(original) : chosen;
        // of a file of no known template any reading tells what else is the matter with it
        Template tried = template.orElse(Template.REGISTER);
        FeedReading reading = FeedReading.open(original, tried, declared, mappings.apply(tried));
        return switch (reading) {
            case FeedReading.Refused refused ->
                new Preview(
                        template,
                        guessed,
                        template.isEmpty() ? Optional.empty() : refused.layout(),
                        Optional.of(refused.problem()),
                        0,
                        Optional.empty(),
                        List.of(),
                        List.of());
            case Feed feed -> read(feed, template, guessed);
        };
    }

    private static Preview read(Feed feed, Optional<Template> template, boolean guessed) throws IOException {
        var covered = new Coverage(feed);
        var shown = new ArrayList<PreviewRow>();
        long count = 0;
        try (FeedRows rows = feed.rows()) {
            for (List<FeedRow> batch = rows.next(BATCH); !batch.isEmpty(); batch = rows.next(BATCH)) {
                for (FeedRow row : batch) {
                    if (row.kind() == FeedRow.Kind.DATA) {
                        count++;
                        covered.add(row);
                        if (shown.size() < SHOWN_ROWS) {
                            shown.add(PreviewRow.of(feed.columns(), row));
                        }
                    }
                }
            }
        }
        return new Preview(
                template,
                guessed,
                Optional.of(feed.layout()),
                Optional.empty(),
                count,
                covered.found(),
                shown,
                feed.warnings());
    }
}
