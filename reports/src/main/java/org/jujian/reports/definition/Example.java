package org.jujian.reports.definition;

import java.time.LocalDate;
import java.util.List;
import org.jujian.reports.metric.Formula;

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
    /// @param metric a code, with （口径 2） after it where it is computed by formula 2
    /// @param value rounded half up to six decimals, trailing zeros away; of BAND the word
    public record Expected(String period, String metric, String numerator, String denominator, String value) {
        private static final String BY_FORMULA_2 = "（口径 2）";

        /// The code alone.
        public String code() {
            return metric.replace(BY_FORMULA_2, "");
        }

        public Formula formula() {
            return metric.endsWith(BY_FORMULA_2) ? Formula.SECOND : Formula.FIRST;
        }
    }

    boolean shows(String metric) {
        return expected.stream().anyMatch(figure -> figure.code().equals(metric));
    }
}
