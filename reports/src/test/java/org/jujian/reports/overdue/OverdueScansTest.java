package org.jujian.reports.overdue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.reports.metric.Installation;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverdueScansTest {
    private static final String STREET = "310114004";

    @Test
    void countsEachNightWhatIsOverdueAndTheSameWhenItIsRepeated(@TempDir Path directory) {
        try (var installation = new Installation(directory)) {
            var scans = new OverdueScans(installation.database, WorkingCalendar.builtIn(), installation.clock);
            installation.clock.set("2026-03-24T08:00:00+08:00");
            installation.feed(STREET, "T-00", """
                    社区代码,社区名称,街道代码,街道名称,社区类型,启用日期
                    310114004001,甲社区,310114004,嘉定镇街道,城市社区,2026-03-16
                    310114004002,乙社区,310114004,嘉定镇街道,城市社区,2026-03-16
                    """);
            installation.feed(STREET, "T-01E", """
                    社区代码,事件编号,公开事项代码,事件名称,事件日期
                    310114004001,ZB-1,SX-03,征兵一,2026-03-16
                    310114004001,ZB-2,SX-03,征兵二,2026-03-17
                    310114004002,ZB-1,SX-03,征兵一,2026-03-17
                    """);

            // due on 23 March: one; the others a day later
            assertThat(scanned(installation, scans)).isEqualTo("""
                    2026-03-23: 1 communities, 1 overdue, 1 new, 0 long
                    """);
            assertThat(scanned(installation, scans)).isEqualTo("""
                    2026-03-23: 1 communities, 1 overdue, 1 new, 0 long
                    """);

            // no scan on 25 and 26 March: the next one makes up for them
            installation.clock.set("2026-03-27T08:00:00+08:00");
            assertThat(scanned(installation, scans)).isEqualTo("""
                    2026-03-26: 2 communities, 3 overdue, 2 new, 0 long
                    2026-03-23: 1 communities, 1 overdue, 1 new, 0 long
                    """);

            installation.feed(STREET, "T-01", """
                    社区代码,公开事项代码,事件编号,公开标题,实际公开日期,公开渠道
                    310114004002,SX-03,ZB-1,征兵公示,2026-03-26,公开栏
                    """);
            assertThat(scanned(installation, scans)).startsWith("""
                    2026-03-26: 1 communities, 2 overdue, 1 new, 0 long
                    """);

            assertThat(scans.latest(
                            new Scope(
                                    "clerk",
                                    Audience.COMMUNITY,
                                    List.of(UnitCode.of("310114004002").range())),
                            10))
                    .isEmpty();
            assertThat(scans.latest(Installation.office("640104005"), 10)).isEmpty();
        }
    }

    private static String scanned(Installation installation, OverdueScans scans) {
        installation.runs.work();
        scans.scan();
        return scans.latest(Installation.office(STREET), 10).stream()
                .map(scan -> "%s: %d communities, %d overdue, %d new, %d long%n"
                        .formatted(scan.asOf(), scan.communities(), scan.overdue(), scan.newly(), scan.longOverdue()))
                .collect(Collectors.joining());
    }
}
