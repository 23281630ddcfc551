package org.jujian.reports.restatement;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.schedule.Jobs;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.tenants.duty.DueRange;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Each night the figures of some streets are computed from every version of the facts ever received and compared with
/// the published ones, which were computed a few cells at a time. A difference means a run missed a change: it is
/// logged
/// as an alarm and kept. The streets take turns, so that each is checked within days.
///
/// Guarantees: a difference is reported only when it is still there at a second look, so that a load in the middle of a
/// check is no alarm. Nothing is mended here: what was published stays until the next run.
public final class RestatementChecks {
    public static final String JOB = "restatement";

    /// of one street; more would say no more
    public static final int MOST_KEPT = 200;

    private static final Logger LOG = LoggerFactory.getLogger(RestatementChecks.class);
    private static final Scope SCOPE = Scope.system(JOB);
    private static final String EACH_NIGHT = "0 20 3 * * ?";
    private static final int STREETS_A_NIGHT = 20;

    private final Database database;
    private final Figures figures;
    private final Units units;
    private final Clock clock;

    public RestatementChecks(Database database, Figures figures, Units units, Clock clock) {
        this.database = database;
        this.figures = figures;
        this.units = units;
        this.clock = clock;
    }

    public void register(Jobs jobs) {
        jobs.byClock(JOB, EACH_NIGHT, this::checkTonights);
    }

    /// The streets whose turn it is.
    void checkTonights() {
        List<StreetCode> all = units.streets(SCOPE).stream().map(Street::code).toList();
        long turn = ChinaTime.today(clock).toEpochDay() * STREETS_A_NIGHT;
        for (int i = 0; i < Math.min(STREETS_A_NIGHT, all.size()); i++) {
            check(all.get((int) ((turn + i) % all.size())));
        }
    }

    /// Every cell that is kept published of the street and its communities.
    public Checked check(StreetCode street) {
        LocalDate asOf = ChinaTime.today(clock).minusDays(1);
        Found found = compare(street, asOf);
        if (!found.differences.isEmpty()) {
            Set<Checked.Cell> again = new TreeSet<>(ORDER);
            again.addAll(compare(street, asOf).differences);
            found.differences.retainAll(again);
        }
        var checked = new Checked(
                street,
                asOf,
                found.cells,
                found.differences.size(),
                found.differences.stream().limit(MOST_KEPT).toList(),
                clock.instant());
        keep(checked);
        if (checked.count() > 0) {
            LOG.error(
                    "ALARM restatement: street {}: {} of {} published figures differ from a full computation at {}",
                    street,
                    checked.count(),
                    checked.cells(),
                    asOf);
        }
        return checked;
    }

    /// The newest checks first.
    public List<Checked> latest(Scope scope, int most) {
        return database.read(scope, db -> {
            Map<Long, List<Checked.Cell>> cells = new HashMap<>();
            db.fetch("""
                            SELECT check_id, unit, period, metric
                            FROM reports.restatement_difference
                            WHERE check_id IN (SELECT id FROM reports.restatement_check ORDER BY id DESC LIMIT ?)
                            ORDER BY unit, period, metric
                            """, most)
                    .forEach(row -> cells.computeIfAbsent(row.get("check_id", Long.class), id -> new ArrayList<>())
                            .add(new Checked.Cell(
                                    new UnitCode(row.get("unit", Long.class)),
                                    row.get("period", String.class),
                                    row.get("metric", String.class))));
            return db.fetch("""
                            SELECT id, street, as_of, cells, differences, checked_at
                            FROM reports.restatement_check
                            ORDER BY id DESC
                            LIMIT ?
                            """, most)
                    .map(row -> new Checked(
                            new StreetCode(row.get("street", Integer.class)),
                            row.get("as_of", LocalDate.class),
                            row.get("cells", Integer.class),
                            row.get("differences", Integer.class),
                            cells.getOrDefault(row.get("id", Long.class), List.of()),
                            row.get("checked_at", OffsetDateTime.class).toInstant()));
        });
    }

    private static final java.util.Comparator<Checked.Cell> ORDER = java.util.Comparator.comparing(Checked.Cell::unit)
            .thenComparing(Checked.Cell::period)
            .thenComparing(Checked.Cell::metric);

    private record Found(int cells, Set<Checked.Cell> differences) {}

    private Found compare(StreetCode street, LocalDate asOf) {
        Instant now = clock.instant();
        DueRange kept = DueRange.horizon(asOf.plusDays(1));
        var differences = new TreeSet<>(ORDER);
        int cells = 0;
        for (List<Period> ends : List.of(
                List.<Period>of(Period.monthOf(kept.from()), Period.monthOf(kept.to())),
                List.<Period>of(Period.quarterOf(kept.from()), Period.quarterOf(kept.to())),
                List.<Period>of(Period.yearOf(kept.from()), Period.yearOf(kept.to())))) {
            Map<Checked.Cell, String> published = said(street, ends, asOf, Optional.empty());
            Map<Checked.Cell, String> computed = said(street, ends, asOf, Optional.of(now));
            cells += computed.size();
            var all = new TreeSet<>(ORDER);
            all.addAll(published.keySet());
            all.addAll(computed.keySet());
            all.stream()
                    .filter(cell -> !java.util.Objects.equals(published.get(cell), computed.get(cell)))
                    .forEach(differences::add);
        }
        return new Found(cells, differences);
    }

    /// What every cell says, but when it was computed.
    private Map<Checked.Cell, String> said(
            StreetCode street, List<Period> ends, LocalDate asOf, Optional<Instant> knownAt) {
        var query = new Figures.Query(
                new UnitCode(street.range().from()), ends.getFirst(), ends.getLast(), Optional.of(asOf), knownAt);
        var said = new HashMap<Checked.Cell, String>();
        for (Figure f : figures.findAmong(SCOPE, query)) {
            said.put(
                    new Checked.Cell(f.unit(), f.period().toString(), f.metric()),
                    "%s/%s=%s %s [%s, %s] n %s %s %s"
                            .formatted(
                                    f.numerator(),
                                    f.denominator(),
                                    f.value(),
                                    f.text(),
                                    f.low(),
                                    f.high(),
                                    f.n(),
                                    f.flags(),
                                    f.versions()));
        }
        return said;
    }

    private void keep(Checked checked) {
        database.run(SCOPE, db -> {
            long id = db.fetchSingle(
                            """
                            INSERT INTO reports.restatement_check (street, as_of, cells, differences, checked_at)
                            VALUES (?, ?, ?, ?, ?::timestamptz)
                            RETURNING id
                            """,
                            checked.street().value(),
                            Date.valueOf(checked.asOf()),
                            checked.cells(),
                            checked.count(),
                            checked.checkedAt().atOffset(ZoneOffset.UTC))
                    .get("id", Long.class);
            for (Checked.Cell cell : checked.differences()) {
                db.execute("""
                        INSERT INTO reports.restatement_difference (check_id, unit, period, metric)
                        VALUES (?, ?, ?, ?)
                        """, id, cell.unit().value(), cell.period(), cell.metric());
            }
        });
    }
}
