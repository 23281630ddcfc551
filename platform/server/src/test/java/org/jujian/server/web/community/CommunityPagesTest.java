package org.jujian.server.web.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jujian.base.time.Period;
import org.jujian.server.web.GoldenPages;
import org.jujian.server.web.community.CommunityPages.Weighted;
import org.jujian.server.web.view.Tile;
import org.junit.jupiter.api.Test;

/// 李园一村 of the golden set on 14 April 2026.
class CommunityPagesTest {
    private final CommunityPage page = CommunityPages.of(
            GoldenPages.load().community("310114004009", LocalDate.of(2026, 4, 14), GoldenPages.QUARTER));

    @Test
    void addsUpWhatIsDueInTheMonth() {
        CommunityPage.Sum sum = page.sum();
        assertThat(sum.total()).isEqualTo(22);
        assertThat(sum.parts().stream().mapToInt(CommunityPage.Part::count).sum())
                .isEqualTo(22);
        assertThat(sum.description()).isEqualTo("22 项：按时公开 10，迟公开 1，逾期未公开 2，本周到期 8，以后到期 1");
        assertThat(sum.totalNote()).isEqualTo("每月 10 · 每季 9 · 事件 3");
        assertThat(sum.parts())
                .extracting(CommunityPage.Part::note)
                .containsExactly("其中提前 10", "最多迟 1 个工作日", "请先办", "周三 7 · 周五 1", "4月20日");
        assertThat(sum.earlier()).isEqualTo(1);
    }

    @Test
    void beginsWithWhatIsOverdue() {
        assertThat(page.overdue()).isEqualTo(3);
        assertThat(page.duties().getFirst().item()).isEqualTo("CW-07");
        assertThat(page.duties().getFirst().status()).isEqualTo("逾期 24 个工作日");
        assertThat(page.duties().get(1).status()).isEqualTo("逾期 2 个工作日");
        assertThat(page.duties().get(3).status()).isEqualTo("还剩 1 个工作日");
        assertThat(page.duties().getLast().status()).isEqualTo("迟 1 个工作日");
        assertThat(page.filters())
                .extracting(CommunityPage.Filter::label)
                .containsExactly("待办 12", "逾期 3", "本周 8", "已公开 11", "全部 23");
    }

    @Test
    void saysWhatToDoNext() {
        assertThat(page.nextSteps())
                .extracting(CommunityPage.NextStep::when, CommunityPage.NextStep::what)
                .containsExactly(
                        tuple("今天", "补公布 水电费收费情况、债权债务情况、居民对社区建设、居委会工作的建议以及反馈情况"),
                        tuple("周三 4月15日前", "公布 7 项"),
                        tuple("周五 4月17日前", "公布 基建项目"),
                        tuple("周一 4月20日前", "公布 征兵入伍"));
    }

    @Test
    void showsItsOwnFigures() {
        assertThat(page.tiles())
                .extracting(Tile::name, Tile::value)
                .containsExactly(
                        tuple("及时率", "94.9"), tuple("事项覆盖率", "100.0"), tuple("完整性得分", "97.6"), tuple("满意率", "92.0"));
        assertThat(page.tiles().getLast().note()).isEqualTo("样本不足：25 份，95%区间 75.0—97.8");
    }

    @Test
    void spreadsTheLossOverTheDimensionsSoThatItAddsUp() {
        CommunityPage.Score score = java.util.Objects.requireNonNull(page.score());
        assertThat(score.total()).isEqualTo("92.1");
        assertThat(score.loss()).isEqualTo("7.87");
        assertThat(score.standing()).isEqualTo("村改居组第 1 名");
        BigDecimal sum = score.dimensions().stream()
                .map(d -> new BigDecimal(d.loss().replace("−", "")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("7.87");
    }

    @Test
    void givesTheWeightOfAnEmptyDimensionToTheOthers() {
        List<Weighted> weighted = Weighted.all().stream()
                .map(w -> w.with(
                        switch (w.metric()) {
                            case "T" -> new BigDecimal("88");
                            case "C" -> new BigDecimal("92.5");
                            case "S" -> null;
                            case "R" -> new BigDecimal("100");
                            case "F" -> new BigDecimal("80");
                            default -> new BigDecimal("95");
                        }))
                .toList();
        // metrics.md §3: with S null the total is 7702.5 / 85
        assertThat(CommunityPages.losses(weighted, new BigDecimal("90.617647")))
                .containsExactly(
                        new BigDecimal("4.23"),
                        new BigDecimal("2.21"),
                        new BigDecimal("0.00"),
                        new BigDecimal("0.00"),
                        new BigDecimal("2.35"),
                        new BigDecimal("0.59"));
    }

    @Test
    void writesNothingWhereNothingWasDue() {
        CommunityPage empty = CommunityPages.of(
                GoldenPages.load().community("310114004009", LocalDate.of(2026, 4, 14), new Period.Quarter(2024, 1)));
        assertThat(empty.score()).isNull();
        assertThat(empty.tiles()).extracting(Tile::value).containsOnly("—");
        assertThat(empty.tiles().getFirst().note()).isEqualTo("本期无应公开事项");
    }
}
