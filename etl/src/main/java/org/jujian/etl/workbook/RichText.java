package org.jujian.etl.workbook;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a cell that is written as one piece or as runs of different looks. Phonetic runs say again how the text
/// is spoken and are left out.
final class RichText {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /// Reads the element that `part` stands at the start of, to its end.
    static String read(XmlPart part) throws IOException {
        String container = part.element();
        String only = "";
        StringBuilder more = null;
        while (part.nextIn(container)) {
            if (part.atStart("rPh")) {
                part.skip();
            } else if (part.atStart("t")) {
                String text = part.text();
                if (only.isEmpty()) {
                    only = text;
                } else {
                    more = more == null ? new StringBuilder(only) : more;
                    more.append(text);
                    XmlPart.requireShort(more.length());
                }
            }
        }
        return unescaped(more == null ? only : more.toString());
    }

    /// Characters that XML has no place for are written `_x000D_`.
    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(m.group(1), 16))));
    }
}
