package org.jujian.etl.value;

import java.util.Optional;

/// Characters by which a text is not what it seems: control characters, directions of writing that show it backwards,
/// and
/// letters of other scripts that look like Latin ones.
public final class OddCharacters {
    private static final String LIKE_LATIN = "АВЕЅІЈКМНОРСТУХЗаеѕіјорсухԁԛԝһӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορυχ";

    /// The blocks Greek, Cyrillic and Cyrillic Supplement, in which all of these stand.
    private static final char FIRST_LIKE_LATIN = 0x0370;

    private static final char LAST_LIKE_LATIN = 0x052F;

    private OddCharacters() {}

    /// The first character that no text of a cell should hold: `U+202E`. Line ends and tabs may stand in a cell, and
    /// what
    /// has only no width is read over.
    public static Optional<String> findHarmful(String cell) {
        return areClearlyAbsent(cell) ? Optional.empty() : findFirstHarmful(cell);
    }

    /// The first letter of another script that looks like a Latin one: `西里尔字母“С”`.
    public static Optional<String> findLikeLatin(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= FIRST_LIKE_LATIN && c <= LAST_LIKE_LATIN && LIKE_LATIN.indexOf(c) >= 0) {
                String script = Character.UnicodeScript.of(c) == Character.UnicodeScript.GREEK ? "希腊字母" : "西里尔字母";
                return Optional.of(script + "“" + c + "”");
            }
        }
        return Optional.empty();
    }

    /// Nearly every cell has neither, which is seen at a glance.
    public static boolean areClearlyAbsent(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean ascii = c >= ' ' && c < 0x7F;
            boolean ideograph = c >= 0x3000 && c < 0xD800;
            boolean wideOrDash = c > 0xFF00 && c < 0xFFF0 || c >= 0x2010 && c < 0x2028;
            if (!ascii && !ideograph && !wideOrDash) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> findFirstHarmful(String cell) {
        return cell.codePoints()
                .filter(OddCharacters::isHarmful)
                .mapToObj("U+%04X"::formatted)
                .findFirst();
    }

    private static boolean isHarmful(int c) {
        boolean control = Character.isISOControl(c) && (c < '\t' || c > '\r');
        boolean direction = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean none = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return control || direction || none || Character.getType(c) == Character.SURROGATE;
    }
}
