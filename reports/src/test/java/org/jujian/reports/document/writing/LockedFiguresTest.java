package org.jujian.reports.document.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockedFiguresTest {
    private static final String MACHINE = "应公开3项，未公开1项，最长逾期12个工作日。";

    @Test
    void letsTheWordsBeEditedAroundTheFigures() {
        for (String after : List.of(
                "按目录应公开3项，其中未公开1项，最长逾期12个工作日；已由居委会主任督促补公开。",
                "应公开３项，未公开1项，最长逾期12个工作日。",
                "应公开3项，未公开1项，最长逾期12个工作日，今后统一由专人负责，十分重视，一事一议的事项及时公开。")) {
            assertThat(LockedFigures.refusal(MACHINE, after)).as(after).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            应公开3项，未公开2项，最长逾期12个工作日。,               少了“1项”，多了“2项”
            应公开3项，最长逾期12个工作日。,                         少了“1项”
            应公开3项，未公开1项，最长逾期12天。,                    少了“12个工作日”，多了“12天”
            应公开3项，未公开1项，最长逾期12个工作日，下月前补齐5项。, 多了“5项”
            应公开3项，未公开1项，最长逾期12个工作日，已补两项。,     多了“两项”
            应公开3项，未公开1项，最长逾期12个工作日，完成百分之九十。, 多了“百分之九十”
            应公开1项，未公开3项，最长逾期12个工作日。,               数字的先后变了（原为“3项”、“1项”、“12个工作日”）
            应公开3项，未公开1项，最长逾期1 2个工作日。,              少了“12个工作日”，多了“1”、“2个工作日”
            应公开三项，未公开1项，最长逾期12个工作日。,              少了“3项”，多了“三项”
            """)
    void refusesAnEditThatTouchesAFigure(String after, String found) {
        assertThat(LockedFigures.refusal(MACHINE, after))
                .contains("数字不能改：发现" + found + "，应与平台算出的一致。怎么办：保留原来的数字和先后，只改文字；数字有误的，改正数据后重新生成报告。");
    }

    @Test
    void locksTheNumbersOfCodesAndTheirDecimals() {
        assertThat(LockedFigures.of("FV-01 期初期末衔接未通过，完整率87.5%，计1,204.50元，20万元"))
                .containsExactly("-01", "87.5%", "1,204.50元", "20万元");
    }
}
