package org.jujian.server.web.street;

import java.util.ArrayList;
import java.util.List;
import org.jujian.etl.sheet.CsvLine;
import org.jujian.server.web.view.Numbers;

/// The comparison as a CSV: one line a community, exact numbers, empty where the page shows —.
final class StreetCsv {
    private static final String HEADER = "社区代码,社区,组别,名次,排名分,总分,等级,及时,完整,满意,审查,反馈,财务,应公开,未公开,未排名原因";

    private StreetCsv() {}

    static String of(StreetPage page) {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        for (StreetPage.Group group : page.ranking().groups()) {
            for (StreetPage.Row row : group.rows()) {
                List<String> cells = new ArrayList<>(List.of(
                        row.code(),
                        row.name(),
                        page.ranking().ranked() ? group.filterLabel() : "",
                        row.rank().equals(Numbers.EMPTY) ? "" : row.rank(),
                        row.rankingScore().key(),
                        row.score().key(),
                        row.band() == null ? "" : row.band().label()));
                row.dimensions().forEach(d -> cells.add(d.key()));
                cells.addAll(List.of(row.due().key(), row.unpublished().key(), ""));
                lines.add(CsvLine.of(cells));
            }
        }
        for (StreetPage.Unranked u : page.ranking().unranked()) {
            lines.add(CsvLine.of(List.of(
                    u.code(),
                    u.name(),
                    "",
                    "",
                    "",
                    u.score(),
                    u.band() == null ? "" : u.band().label(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    u.due(),
                    "",
                    u.reason() + "：" + u.detail())));
        }
        return "\uFEFF" + String.join("\r\n", lines) + "\r\n";
    }
}
