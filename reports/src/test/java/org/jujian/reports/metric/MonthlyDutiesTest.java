package org.jujian.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.duty.Community;
import org.jujian.tenants.duty.Derived;
import org.jujian.tenants.duty.DueRange;
import org.jujian.tenants.duty.DutyRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The job of the 25th over generated communities: one more month for each of them. Some hundred in each build; all
/// communities of the country, within a minute on two cores, by the command in CONTRIBUTING.md.
class MonthlyDutiesTest {
    private static final Scope SCOPE = Scope.system("test");
    private static final int COMMUNITIES = Integer.getInteger("jujian.communities", 300);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void writesTheDutiesOfAMonthForAllCommunities(@TempDir Path directory) {
        try (var installation = new Installation(directory)) {
            installation.clock.set("2026-04-25T02:30:00+08:00");
            communitiesDerivedUpToMay(installation);

            long start = System.nanoTime();
            Derived derived = installation.duties.deriveAll(SCOPE, installation.runs::dutiesChanged);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf(
                    "duties of June for %d communities: %d obligations in %.1f s%n",
                    derived.communities(), derived.owed(), taken.toMillis() / 1000.0);

            assertThat(derived.communities()).isEqualTo(COMMUNITIES);
            assertThat(written(installation, "obligation"))
                    .isEqualTo(written(installation, "obligation_version"))
                    .isEqualTo(derived.owed());
            long rural = (COMMUNITIES + 9) / 10;
            assertThat(derived.owed())
                    .isEqualTo(rural * ofOne(CommunityKind.RURAL) + (COMMUNITIES - rural) * ofOne(CommunityKind.URBAN));
            assertThat(taken).isLessThan(LIMIT);
        }
    }

    /// Streets of fifty communities each, every tenth of them 村改居, as the job of March left them.
    private static void communitiesDerivedUpToMay(Installation installation) {
        installation.store.execute(SCOPE, Statement.of("""
                INSERT INTO unit_version (unit, submission, row, kind, enabled_on)
                SELECT (110000000 + intDiv(number, 50)) * 1000 + number % 50 + 1, 1, number % 50 + 2,
                       if(number % 10 = 0, '村改居', '城市社区'), toDate32('2020-01-01')
                FROM numbers({communities:UInt64})
                """).bind("communities", COMMUNITIES));
        installation.store.execute(
                SCOPE,
                Statement.of("""
                INSERT INTO derivation (unit, version, catalogue_version, calendar_version, due_from, due_to)
                SELECT unit, submission, {catalogue:String}, {calendar:String}, toDate32('2024-01-01'),
                       toDate32('2026-05-31')
                FROM unit_version
                """)
                        .bind("catalogue", Catalogue.builtIn().version())
                        .bind("calendar", WorkingCalendar.builtIn().version()));
    }

    private static long written(Installation installation, String table) {
        return count(installation, "SELECT count() AS n FROM " + table + " WHERE due_on >= '2026-06-01'");
    }

    private static int ofOne(CommunityKind kind) {
        var community = new Community(UnitCode.of("110000000001"), kind, LocalDate.of(2020, 1, 1), null);
        return new DutyRules(Catalogue.builtIn(), WorkingCalendar.builtIn())
                .schedule(new DueRange(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30)))
                .obligationsOf(community, List.of())
                .size();
    }

    private static long count(Installation installation, String sql) {
        return installation
                .store
                .query(SCOPE, Statement.of(sql), row -> row.number("n"))
                .getFirst();
    }
}
