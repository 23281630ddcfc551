package org.jujian.reports.document.typeset;

import java.awt.Color;
import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Map;

/// How a text is set, read from what JasperReports says about its one run.
record TextStyle(Typeface face, float size, Color color) {
    static TextStyle of(Map<Attribute, Object> attributes) {
        if (!(attributes.get(TextAttribute.FAMILY) instanceof String family)
                || !(attributes.get(TextAttribute.SIZE) instanceof Number size)) {
            throw new IllegalArgumentException("text in a template: expected a font family and a size");
        }
        Typeface regular = Typeface.regular(family);
        boolean bold = TextAttribute.WEIGHT_BOLD.equals(attributes.get(TextAttribute.WEIGHT));
        Color color = attributes.get(TextAttribute.FOREGROUND) instanceof Color given ? given : Color.BLACK;
        return new TextStyle(bold ? regular.bold() : regular, size.floatValue(), color);
    }
}
