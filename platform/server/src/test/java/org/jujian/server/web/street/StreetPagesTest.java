package org.jujian.server.web.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jujian.base.time.Period;
import org.jujian.server.web.GoldenPages;
import org.jujian.server.web.view.Band;
import org.jujian.server.web.view.Tile;
import org.junit.jupiter.api.Test;

/// The comparison of the golden set's first street.
class StreetPagesTest {
    private static final GoldenPages GOLDEN = GoldenPages.load();
    private final StreetPage quarter = StreetPages.of(GOLDEN.street(GoldenPages.QUARTER));

    @Test
    void sumsUpTheStreetInFiveTiles() {
        assertThat(quarter.tiles())
                .extracting(Tile::name, Tile::value, Tile::unit, Tile::note)
                .containsExactly(
                        tuple("应公开", "827", "项", "已公开 791，未公开 36"),
                        tuple("及时率", "87.8", "%", " · 1月 91.0%、2月 88.0%、3月 82.5%"),
                        tuple("满意率", "90.2", "%", "95%区间 88.8%—91.4%，2,104 份"),
                        tuple("等级分布", "9", "优秀", "良好 6 · 达标 2 · 不达标 0，共 17"),
                        tuple("长期逾期", "21", "项", "，占未公开 36 项的 58.3%"));
    }

    @Test
    void ranksWithinGroupsOfPeersAndSharesRanks() {
        assertThat(quarter.ranking().groups())
                .extracting(StreetPage.Group::title)
                .containsExactly("城市社区组 · 排名 13 个 · 差距不到 1.0 分为同一档，档内按代码排列，不分先后", "村改居组 · 排名 2 个 · 社区不足 8 个，不作分位比较");
        assertThat(quarter.ranking().groups().getFirst().rows().stream().limit(6))
                .extracting(StreetPage.Row::rank, StreetPage.Row::name)
                .containsExactly(
                        tuple("1", "丽景"),
                        tuple("2", "叶池"),
                        tuple("2", "李园二村"),
                        tuple("2", "花园弄"),
                        tuple("2", "梅园"),
                        tuple("6", "西大"));
    }

    @Test
    void listsWhoHasNoRankWithTheReason() {
        assertThat(quarter.ranking().unranked())
                .containsExactly(
                        new StreetPage.Unranked(
                                "310114004027", "塔城路", "观察期", "2026年2月1日启用，本期末满 2 个月，不足 3 个月", "77.6", Band.FAIR, "25"),
                        new StreetPage.Unranked(
                                "310114004028",
                                "银杏",
                                "观察期",
                                "2026年2月10日启用，本期末满 1 个月，不足 3 个月",
                                "74.9",
                                Band.FAIR,
                                "15"));
    }

    @Test
    void ranksNobodyInAMonth() {
        StreetPage month = StreetPages.of(GOLDEN.street(new Period.Month(YearMonth.of(2026, 3))));
        assertThat(month.ranking().ranked()).isFalse();
        assertThat(month.ranking().unranked()).isEmpty();
        assertThat(month.ranking().groups().getFirst().rows())
                .extracting(StreetPage.Row::code)
                .isSorted();
        assertThat(month.changeHeading()).isEqualTo("3月较2月");
    }

    @Test
    void addsTheHeatTableUpToTheStreet() {
        StreetPage.HeatRow street = quarter.heat().rows().getLast();
        assertThat(street.name()).isEqualTo("全街道");
        long onTime = 0;
        long due = 0;
        for (StreetPage.HeatCell cell : street.cells().subList(0, street.cells().size() - 1)) {
            String[] ratio = cell.ratio().split("/", -1);
            onTime += Long.parseLong(ratio[0]);
            due += Long.parseLong(ratio[1]);
        }
        assertThat(street.cells().getLast().ratio()).isEqualTo(onTime + "/" + due);
        assertThat(street.cells().getLast().ratio()).endsWith("/827");
    }

    @Test
    void leavesAnEmptyFamilyWithoutColourOrLink() {
        assertThat(quarter.heat().rows())
                .flatExtracting(StreetPage.HeatRow::cells)
                .filteredOn(c -> c.style().equals("htx"))
                .isNotEmpty()
                .allMatch(c -> c.rate().equals("—") && c.href() == null);
    }

    @Test
    void saysTheSameInTheTrendsTableAsInItsDrawing() {
        StreetPage.Trend trend = quarter.trend();
        assertThat(trend.months()).containsExactly("1月", "2月", "3月");
        assertThat(trend.rows().getFirst())
                .isEqualTo(new StreetPage.TrendRow("及时率", List.of("91.0%", "88.0%", "82.5%")));
        assertThat(trend.data().series().getFirst().data())
                .extracting(v -> v + "%")
                .isEqualTo(trend.rows().getFirst().values());
    }

    @Test
    void followsTheQuestionnaires() {
        assertThat(quarter.survey())
                .extracting(StreetPage.Step::count)
                .containsExactly("2,851", "2,243", "2,104", "1,897");
    }

    @Test
    void isEmptyBeforeTheFirstFigure() {
        StreetPage page = StreetPages.of(GOLDEN.street(new Period.Quarter(2024, 1)));
        assertThat(page.ranking().empty()).isTrue();
        assertThat(page.heat().rows()).isEmpty();
        assertThat(page.funnel().empty()).isTrue();
        assertThat(page.trend().empty()).isTrue();
    }

    @Test
    void countsWholeMonthsOnly() {
        assertThat(StreetPages.wholeMonths(LocalDate.of(2026, 2, 10), LocalDate.of(2026, 3, 31)))
                .isEqualTo(1);
        assertThat(StreetPages.wholeMonths(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 31)))
                .isEqualTo(2);
        assertThat(StreetPages.wholeMonths(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 31)))
                .isZero();
        assertThat(StreetPages.wholeMonths(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 30)))
                .isEqualTo(12);
    }

    @Test
    void shortensTheNameOfACommunity() {
        assertThat(Community.shortNameOf("李园一村社区居委会")).isEqualTo("李园一村");
        assertThat(Community.shortNameOf("湖㳇社区")).isEqualTo("湖㳇");
        assertThat(Community.shortNameOf("居委会")).isEqualTo("居委会");
    }
}
