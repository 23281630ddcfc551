package org.jujian.reports.definition;

import java.util.List;
import java.util.Optional;

/// A metric as a reader is told of it.
///
/// @param code    as in the contract, `M01`
/// @param name    及时率
/// @param lines   what is divided by what, in sentences; a line that begins with `- ` is a point of a list
/// @param whenEmpty when there is no figure, in words
/// @param source  the texts and readings that it rests on
/// @param examples those of this metric, or of the metrics that stand beside it and share them
public record Definition(
        String code,
        String name,
        List<String> lines,
        Optional<String> whenEmpty,
        Optional<String> source,
        List<Example> examples) {
    public Definition {
        lines = List.copyOf(lines);
        examples = List.copyOf(examples);
    }

    Definition with(List<Example> shown) {
        return new Definition(code, name, lines, whenEmpty, source, shown);
    }
}
