package org.jujian.server.web.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jujian.server.web.GoldenPages;
import org.jujian.server.web.view.Band;
import org.junit.jupiter.api.Test;

class StreetCsvTest {
    private static final StreetPage PAGE = StreetPages.of(GoldenPages.load().street(GoldenPages.QUARTER));

    @Test
    void writesOneLineACommunityWithExactNumbers() {
        List<String> lines = StreetCsv.of(PAGE).lines().toList();
        assertThat(lines).hasSize(1 + PAGE.communities());
        assertThat(lines.getFirst()).isEqualTo("\uFEFF社区代码,社区,组别,名次,排名分,总分,等级,及时,完整,满意,审查,反馈,财务,应公开,未公开,未排名原因");
        assertThat(lines).allMatch(line -> line.split(",", -1).length == 16);
    }

    @Test
    void marksNamesThatASpreadsheetCouldTakeForFormulas() {
        var unranked = List.of(
                new StreetPage.Unranked("310114004027", "=HYPERLINK(\"x\")", "观察期", "2 个月", "-77.6", Band.FAIR, "25"),
                new StreetPage.Unranked("310114004028", "\u200B＝银杏", "-观察期", "1 个月", "74.9", null, "15"));
        assertThat(StreetCsv.of(with(new StreetPage.Ranking(true, List.of(), unranked, List.of()))))
                .isEqualTo("""
                \uFEFF社区代码,社区,组别,名次,排名分,总分,等级,及时,完整,满意,审查,反馈,财务,应公开,未公开,未排名原因
                310114004027,"'=HYPERLINK(""x"")",,,,-77.6,达标,,,,,,,25,,观察期：2 个月
                310114004028,'\u200B＝银杏,,,,74.9,,,,,,,,15,,'-观察期：1 个月
                """.replace("\n", "\r\n"));
    }

    private static StreetPage with(StreetPage.Ranking ranking) {
        return new StreetPage(
                PAGE.street(),
                PAGE.streetName(),
                PAGE.period(),
                PAGE.periodTitle(),
                PAGE.communities(),
                PAGE.freshness(),
                PAGE.choices(),
                PAGE.sparkHeading(),
                PAGE.changeHeading(),
                PAGE.tiles(),
                ranking,
                PAGE.heat(),
                PAGE.issues(),
                PAGE.funnel(),
                PAGE.survey(),
                PAGE.months(),
                PAGE.trend());
    }
}
