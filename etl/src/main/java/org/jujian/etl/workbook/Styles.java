package org.jujian.etl.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The number formats of a workbook's cells, by the style number that a cell names.
final class Styles {
    static final Styles NONE = new Styles(List.of());
    /// a workbook may have 64,000
    private static final int MOST = 1 << 16;

    private final List<NumberFormat> formats;

    private Styles(List<NumberFormat> formats) {
        this.formats = formats;
    }

    static Styles read(XmlPart part) throws IOException {
        Map<Integer, NumberFormat> written = new HashMap<>();
        var formats = new ArrayList<NumberFormat>();
        boolean ofCells = false;
        while (part.next()) {
            if (part.atStart("numFmt")) {
                String code = part.attribute("formatCode");
                written.put(number(part.attribute("numFmtId")), NumberFormat.of(code == null ? "" : code));
            } else if (part.atStart("cellXfs")) {
                ofCells = true;
            } else if (part.atEnd("cellXfs")) {
                ofCells = false;
            } else if (ofCells && part.atStart("xf")) {
                int id = number(part.attribute("numFmtId"));
                formats.add(written.getOrDefault(id, NumberFormat.builtIn(id)));
            }
            if (written.size() > MOST || formats.size() > MOST) {
                throw Refusals.unsafe("过多的单元格格式");
            }
        }
        return new Styles(formats);
    }

    /// Of the style that a cell names in its attribute; a cell without one is plain.
    NumberFormat format(@Nullable String style) {
        int number = style == null ? 0 : number(style);
        return number >= 0 && number < formats.size() ? formats.get(number) : NumberFormat.PLAIN;
    }

    private static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
