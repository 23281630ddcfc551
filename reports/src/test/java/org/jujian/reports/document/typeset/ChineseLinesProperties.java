package org.jujian.reports.document.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ChineseLinesProperties {
    private static final String CLOSING = "，。、；：？！）》」』％%";
    private static final String OPENING = "（《「『";
    /// Half an em for what is narrow, a whole em for the rest.
    private static final ChineseLines.Widths WIDTHS = c -> c < 0x2000 ? 500 : 1000;

    @Property(tries = 2000)
    void keepMarksWhereTheyBelong(@ForAll("texts") String text, @ForAll @IntRange(min = 90, max = 440) int room) {
        List<String> lines = broken(text, room);
        assertThat(String.join("", lines)).isEqualTo(text);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (i > 0) {
                assertThat(CLOSING.indexOf(line.charAt(0))).as(line).isNegative();
            }
            if (i < lines.size() - 1) {
                assertThat(OPENING.indexOf(line.charAt(line.length() - 1)))
                        .as(line)
                        .isNegative();
                float hanging = ChineseLines.hanging(line.charAt(line.length() - 1), WIDTHS) * 10.5f / 1000;
                assertThat(ChineseLines.width(line.stripTrailing(), WIDTHS, 10.5f) - hanging)
                        .isLessThanOrEqualTo(room + .1f);
            }
        }
    }

    @Example
    void keepANumberWithItsUnit() {
        assertThat(broken("本期收入一共为12345.67元。", 100)).containsExactly("本期收入一共为", "12345.67元。");
    }

    @Example
    void cutAWordThatFitsNoLine() {
        assertThat(broken("0123456789abcdef0123456789abcdef", 105))
                .containsExactly("0123456789abcdef0123", "456789abcdef");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "集体资产",
                        "出租合同",
                        "，",
                        "承租方",
                        "等三户",
                        "《居务公开条例》",
                        "（含新增）",
                        "「公开栏」",
                        "2026年6月30日",
                        "1,234.56元",
                        "89.5%",
                        "；",
                        "。",
                        "：",
                        "第12项",
                        "居委会",
                        "！",
                        "？",
                        "共41件",
                        "㳇")
                .list()
                .ofMinSize(3)
                .ofMaxSize(40)
                .map(pieces -> "公开" + String.join("", pieces).replaceAll("([，。；：！？])[，。；：！？]+", "$1"));
    }

    private static List<String> broken(String text, float room) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = ChineseLines.end(text, start, text.length(), WIDTHS, 10.5f, room);
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }
}
