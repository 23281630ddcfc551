package org.jujian.reports.overdue;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jujian.base.code.StreetCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.FirstWall;
import org.jujian.base.schedule.Jobs;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Each night, after the figures: of each street what is overdue at the cut-off of its published duties.
///
/// Guarantees: a scan is one transaction and may be repeated, the same duties give the same rows. After a downtime one
/// scan makes up for the nights between: new is what fell due since the scan before.
public final class OverdueScans {
    public static final String JOB = "overdue";

    private static final Logger LOG = LoggerFactory.getLogger(OverdueScans.class);
    private static final Scope SCOPE = Scope.system(JOB);
    private static final String EACH_NIGHT = "0 30 1 * * ?";
    /// M03 (metrics.md §1)
    private static final int LONG_OVERDUE_AFTER = 20;

    private static final int DAYS_KEPT = 400;

    private final Database database;
    private final WorkingCalendar calendar;
    private final Clock clock;

    public OverdueScans(Database database, WorkingCalendar calendar, Clock clock) {
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// A street on one day.
    ///
    /// @param communities how many owe something overdue
    /// @param newly       fell due since the scan before
    /// @param longOverdue for more than 20 working days
    public record Scan(StreetCode street, LocalDate asOf, int communities, int overdue, int newly, int longOverdue) {}

    public void register(Jobs jobs) {
        jobs.byClock(JOB, EACH_NIGHT, this::scan);
    }

    public void scan() {
        List<LocalDate> cutOffs = database.read(
                SCOPE,
                db -> db.fetch("SELECT DISTINCT as_of FROM reports.publication ORDER BY as_of")
                        .map(row -> row.get("as_of", LocalDate.class)));
        cutOffs.forEach(this::scan);
    }

    private void scan(LocalDate asOf) {
        Date day = Date.valueOf(asOf);
        int communities = database.write(SCOPE, db -> {
            db.execute("""
                    DELETE FROM reports.overdue_scan
                    WHERE as_of < ?
                       OR as_of = ? AND unit / 1000 * 1000 IN (SELECT unit FROM reports.publication WHERE as_of = ?)
                    """, Date.valueOf(asOf.minusDays(DAYS_KEPT)), day, day);
            return db.execute(
                    """
                    INSERT INTO reports.overdue_scan (unit, as_of, overdue, newly, long_overdue, scanned_at)
                    SELECT duty.unit, street.as_of, count(*),
                           count(*) FILTER (WHERE duty.due_on > coalesce(before.as_of, street.as_of - 1)),
                           count(*) FILTER (WHERE duty.due_on <= ?),
                           ?::timestamptz
                    FROM reports.publication AS street
                    JOIN reports.obligation_state AS duty ON duty.unit BETWEEN street.unit AND street.unit + 999
                    LEFT JOIN LATERAL
                    (
                        SELECT max(earlier.as_of) AS as_of
                        FROM reports.overdue_scan AS earlier
                        WHERE earlier.unit BETWEEN street.unit AND street.unit + 999
                          AND earlier.as_of < street.as_of
                    ) AS before ON true
                    WHERE street.as_of = ?
                      AND duty.state = 'OVERDUE'
                    GROUP BY duty.unit, street.as_of
                    """, Date.valueOf(longOverdueUpTo(asOf)), clock.instant().atOffset(ZoneOffset.UTC), day);
        });
        LOG.info("overdue: {} communities at {}", communities, asOf);
    }

    /// The newest days of each street that the scope reaches, newest first.
    public List<Scan> latest(Scope scope, int most) {
        Condition within = FirstWall.reached(scope, DSL.field("unit", Long.class));
        return database.read(
                scope,
                db -> db.fetch("""
                                SELECT unit / 1000 AS street, as_of, count(*) AS communities, sum(overdue) AS overdue,
                                       sum(newly) AS newly, sum(long_overdue) AS long_overdue
                                FROM reports.overdue_scan
                                WHERE {0}
                                GROUP BY unit / 1000, as_of
                                ORDER BY as_of DESC, street
                                LIMIT {1}
                                """, within, DSL.val(most))
                        .map(row -> new Scan(
                                new StreetCode(row.get("street", Integer.class)),
                                row.get("as_of", LocalDate.class),
                                row.get("communities", Integer.class),
                                row.get("overdue", Integer.class),
                                row.get("newly", Integer.class),
                                row.get("long_overdue", Integer.class))));
    }

    /// The last due date that lies more than 20 working days back, counted as M03 does.
    private LocalDate longOverdueUpTo(LocalDate asOf) {
        LocalDate day = asOf;
        while (calendar.number(asOf) <= calendar.number(day) + LONG_OVERDUE_AFTER) {
            day = day.minusDays(1);
        }
        return day;
    }
}
