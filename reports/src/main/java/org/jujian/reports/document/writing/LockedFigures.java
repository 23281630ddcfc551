package org.jujian.reports.document.writing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The figures of a sentence, which people who edit its words may not touch: numbers with their units, in digits or in
/// Chinese numerals before a unit, and the numbers in codes. They stay the same ones in the same order, so that no two
/// of them change places either.
public final class LockedFigures {
    private static final String UNIT = "(?:个?百分点|个?工作日|个月|万元|亿元|万|亿|元|角|分|%|‰|倍|成|项|件|次|条|份|处|户|人|名|个|家|天|日|月|年|季度)";
    /// After Chinese numerals; without those that make a common word of them (十分).
    private static final String COUNTED = UNIT.replace("角|分|", "").replace("成|", "");

    private static final Pattern FIGURE = Pattern.compile("[+-]?\\p{Nd}[\\p{Nd},]*(?:\\.\\p{Nd}+)?" + UNIT + "?"
            + "|百分之[〇零一二三四五六七八九十百点两]+"
            + "|[〇零一二三四五六七八九十百千两半几数]+" + COUNTED
            + "|[〇零二三四五六七八九十百千两]{2,}");

    private LockedFigures() {}

    /// As they are written, in their order; digits of full width and the like as plain ones.
    static List<String> of(String text) {
        List<String> figures = new ArrayList<>();
        Matcher matcher = FIGURE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (matcher.find()) {
            figures.add(matcher.group());
        }
        return figures;
    }

    /// Why `after` may not stand in the place of `before`, as a sentence that names the figures; empty = may.
    public static Optional<String> refusal(String before, String after) {
        List<String> were = of(before);
        List<String> are = of(after);
        if (were.equals(are)) {
            return Optional.empty();
        }
        List<String> gone = without(were, are);
        List<String> added = without(are, were);
        String what = gone.isEmpty() && added.isEmpty()
                ? "数字的先后变了（原为%s）".formatted(quoted(were))
                : (gone.isEmpty() ? "" : "少了%s".formatted(quoted(gone)))
                        + (gone.isEmpty() || added.isEmpty() ? "" : "，")
                        + (added.isEmpty() ? "" : "多了%s".formatted(quoted(added)));
        return Optional.of("数字不能改：发现%s，应与平台算出的一致。怎么办：保留原来的数字和先后，只改文字；数字有误的，改正数据后重新生成报告。".formatted(what));
    }

    private static List<String> without(List<String> all, List<String> others) {
        List<String> left = new ArrayList<>(all);
        others.forEach(left::remove);
        return left;
    }

    private static String quoted(List<String> figures) {
        return figures.stream().map(figure -> "“" + figure + "”").collect(Collectors.joining("、"));
    }
}
