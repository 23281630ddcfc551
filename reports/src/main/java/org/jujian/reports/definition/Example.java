package org.jujian.reports.definition;

import java.time.LocalDate;
import java.util.List;

/// What was fed and what must come out.
///
/// @param sheets   in the order in which they are fed
/// @param expected the figures of the community 310114004001
public record Example(String title, LocalDate asOf, List<String> notes, List<Sheet> sheets, List<Expected> expected) {
    public Example {
        notes = List.copyOf(notes);
        sheets = List.copyOf(sheets);
        expected = List.copyOf(expected);
    }

    /// A file of a template, as CSV with its header.
    public record Sheet(String template, String csv) {}

    /// A figure; `—` stands for what is empty.
    ///
    /// @param value rounded half up to six decimals, trailing zeros away; of BAND the word
    public record Expected(String period, String metric, String numerator, String denominator, String value) {}

    boolean shows(String metric) {
        return expected.stream().anyMatch(figure -> figure.metric().equals(metric));
    }
}
