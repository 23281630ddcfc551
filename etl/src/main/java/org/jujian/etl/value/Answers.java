package org.jujian.etl.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jujian.etl.sheet.CellText;

/// Cells with closed answers: yes or no, one of a list, several of a list (data-formats.md §3, templates.md).
public final class Answers {
    private static final Set<String> YES = Set.of("是", "有", "√", "✓", "✔", "☑", "✅", "y", "yes", "1", "■", "true", "对");
    private static final Set<String> NO =
            Set.of("否", "无", "×", "✗", "✘", "❌", "x", "n", "no", "0", "□", "☐", "false", "错", "不是", "没有");
    private static final Set<String> NOT_APPLICABLE = Set.of("-", "--", "—", "——", "–", "/", "无", "n/a");
    private static final Pattern SEPARATORS = Pattern.compile("[;、,|]");

    private static final Pattern CIRCLED = Pattern.compile("\\p{No}");

    private Answers() {}

    public static Optional<Boolean> readYesNo(String cell) {
        String text = CellText.key(cell).toLowerCase(Locale.ROOT);
        if (YES.contains(text)) {
            return Optional.of(true);
        }
        return NO.contains(text) ? Optional.of(false) : Optional.empty();
    }

    /// The parts of a list cell, separated by any of `；;、，,|`; empty parts are left out. Of ①②⑦ each is a part.
    public static List<String> split(String cell) {
        return SEPARATORS
                .splitAsStream(CellText.key(CIRCLED.matcher(cell).replaceAll("$0;")))
                .map(CellText::clean)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// Digits and most ideographs, as which nearly all short cells begin, begin no such mark.
    private static boolean mayBeMark(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        char c = cell.charAt(0);
        boolean digit = c >= '0' && c <= '9';
        boolean ideograph = c >= 0x4E00 && c <= 0x9FFF && c != '无';
        return !digit && !ideograph;
    }

    /// —, -, / and 无: the column does not apply to this row (data-formats.md §2).
    public static boolean isNotApplicable(String cell) {
        return cell.length() <= 3
                && mayBeMark(cell)
                && NOT_APPLICABLE.contains(CellText.key(cell).toLowerCase(Locale.ROOT));
    }
}
