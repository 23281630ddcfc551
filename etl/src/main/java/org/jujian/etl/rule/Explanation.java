package org.jujian.etl.rule;

/// The three pieces of an error sentence (ui/README.md, 用词): what was found, what was expected, what to do.
///
/// @param found    the cell as written, shortened; `""` for an empty cell
/// @param expected without 应为 and full stop
/// @param advice   without 怎么办 and full stop
public record Explanation(String found, String expected, String advice) {
    private static final int LONGEST = 40;

    public Explanation {
        int[] points = found.codePoints().limit(LONGEST + 1L).toArray();
        if (points.length > LONGEST) {
            found = new String(points, 0, LONGEST) + "…";
        }
    }

    /// 发现“1.307,33”，应为最多两位小数的数字，如 1307.33。怎么办：改写金额后重传，可以带千分位逗号。
    public String sentence() {
        String what = found.isEmpty() ? "发现空白" : "发现“" + found + "”";
        return what + "，应为" + expected + "。怎么办：" + advice + "。";
    }
}
