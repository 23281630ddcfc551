package org.jujian.reports.restatement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.reports.metric.Installation;
import org.jujian.tenants.unit.Street;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestatementChecksTest {
    private static final Scope ADMINISTRATOR = new Scope("admin", Audience.ADMINISTRATION, List.of());
    private static final UnitCode UNIT = UnitCode.of("310114004001");

    @Test
    void findsThePublishedCellThatAFullComputationDoesNotGiveAndTellsTheAdministratorWithoutItsValue(
            @TempDir Path directory) {
        try (var installation = new Installation(directory)) {
            installation.streets.register(Scope.system("test"), new Street(Installation.JIADING.street(), "嘉定镇街道"));
            installation.feed("310114004", "T-00", """
                    社区代码,社区名称,街道代码,街道名称,社区类型,启用日期
                    310114004001,甲社区,310114004,嘉定镇街道,城市社区,2025-01-01
                    """);
            installation.runs.work();
            var checks = new RestatementChecks(
                    installation.database, installation.figures, installation.units, installation.clock);

            checks.checkTonights();

            Checked clean = checks.latest(ADMINISTRATOR, 10).getFirst();
            assertThat(clean.street()).isEqualTo(UNIT.street());
            assertThat(clean.cells()).isGreaterThan(1000);
            assertThat(clean.count()).isZero();

            PostgresFixture.superuser()
                    .execute("UPDATE reports.figure SET value = value + 1 WHERE unit = 310114004001 "
                            + "AND period = '2026-02' AND metric = 'D'");
            checks.check(UNIT.street());

            Checked alarm = checks.latest(ADMINISTRATOR, 10).getFirst();
            assertThat(alarm.count()).isEqualTo(1);
            assertThat(alarm.differences()).containsExactly(new Checked.Cell(UNIT, "2026-02", "D"));
            assertThat(checks.latest(Installation.office("310114004"), 10)).isEmpty();
        }
    }
}
