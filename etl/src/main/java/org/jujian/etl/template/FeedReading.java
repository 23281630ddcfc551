package org.jujian.etl.template;

import java.io.IOException;
import java.util.Optional;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.Original;

/// What opening a file for a template came to: a [Feed] whose rows can be read, or the reason why the file is refused
/// as a whole.
public sealed interface FeedReading permits Feed, FeedReading.Refused {
    /// @param layout how far the file was understood; empty when no header was found, or nothing may be said of it
    record Refused(FileProblem problem, Optional<Layout> layout) implements FeedReading {
        Refused(FileProblem problem) {
            this(problem, Optional.empty());
        }
    }

    /// Recognises the file, searches every cell for personal data and finds the columns of `template`. Reads the whole
    /// file, but keeps none of it.
    ///
    /// @param declared the unit that the sender declared beside the file
    /// @throws IOException when the original cannot be read; nothing is known about the file then
    static FeedReading open(Original original, Template template, AmountUnit declared) throws IOException {
        return open(original, template, declared, Mapping.NONE);
    }

    /// As above, with what was said about the file's headings.
    static FeedReading open(Original original, Template template, AmountUnit declared, Mapping mapping)
            throws IOException {
        return new Opening(original, template, declared, mapping).open();
    }

    /// The template whose required columns the file has, with most headings known; else the one of which it has most.
    /// Empty when it has no heading of any.
    static Optional<Template> guess(Original original) throws IOException {
        return new Opening(original, Template.REGISTER, AmountUnit.UNDECLARED, Mapping.NONE).guess();
    }
}
