package org.jujian.etl.template;

import java.io.IOException;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.Original;

/// What opening a file for a template came to: a [Feed] whose rows can be read, or the reason why the file is refused
/// as a whole.
public sealed interface FeedReading permits Feed, FeedReading.Refused {
    record Refused(FileProblem problem) implements FeedReading {}

    /// Recognises the file, searches every cell for personal data and finds the columns of `template`. Reads the whole
    /// file, but keeps none of it.
    ///
    /// @param declared the unit that the sender declared beside the file
    /// @throws IOException when the original cannot be read; nothing is known about the file then
    static FeedReading open(Original original, Template template, AmountUnit declared) throws IOException {
        return new Opening(original, template, declared).open();
    }
}
