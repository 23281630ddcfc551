package org.jujian.reports.watch;

import static org.jujian.reports.jooq.Tables.WATCH;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.FirstWall;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.sheet.PersonalData;
import org.jujian.reports.jooq.tables.records.WatchRecord;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.unit.Units;

/// The watch list of a committee's street. To everybody but the discipline committee it does not exist (`Problem`
/// NOT_FOUND), which PostgreSQL keeps by itself; every view and change is audited.
public final class WatchList {
    private static final int LONGEST_REASON = 500;
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;

    private final Database database;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    public WatchList(Database database, Units units, Audit audit, Clock clock) {
        this.database = database;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /// Those on the list first, then those that were taken off; each the newest first, at most `limit`.
    public List<Watched> view(Person person, int limit) {
        requireCommittee(person);
        return database.write(person.scope(), db -> {
            audit.record(db, person, "VIEW_WATCH_LIST", person.street().toString());
            return db.selectFrom(WATCH)
                    .where(FirstWall.reached(person.scope(), WATCH.UNIT))
                    .orderBy(WATCH.OFF_AT.isNotNull(), WATCH.ID.desc())
                    .limit(limit)
                    .fetch(WatchList::watched);
        });
    }

    /// Puts a community on the list; one whose last day has passed is taken off first.
    ///
    /// @param reason    1 … 500 characters without personal data
    /// @param suggested the rule that pointed at it
    /// @param until     the last day, after today and within a year
    public void put(Person person, UnitCode unit, String reason, Optional<WatchRule> suggested, LocalDate until) {
        requireCommittee(person);
        if (units.find(person.scope(), unit).isEmpty()) {
            throw Problem.notFound();
        }
        String why = reason(reason, "列入的理由");
        LocalDate today = ChinaTime.today(clock);
        if (!until.isAfter(today) || until.isAfter(today.plusYears(1))) {
            throw new Problem(
                    "BAD_UNTIL", BAD_REQUEST, "到期日：发现 %s，应在明天到 %s 之间。怎么办：改后再提交。".formatted(until, today.plusYears(1)));
        }
        Instant at = clock.instant();
        boolean put = database.write(person.scope(), db -> {
            db.update(WATCH)
                    .set(WATCH.OFF_BY, person.username())
                    .set(WATCH.OFF_AT, offset(at))
                    .set(WATCH.OFF_REASON, "到期，重新列入")
                    .where(FirstWall.reached(person.scope(), WATCH.UNIT))
                    .and(WATCH.UNIT.eq(unit.value()))
                    .and(WATCH.OFF_AT.isNull())
                    .and(WATCH.UNTIL.lt(today))
                    .execute();
            Optional<Long> added = db.insertInto(WATCH)
                    .set(WATCH.UNIT, unit.value())
                    .set(WATCH.REASON, why)
                    .set(WATCH.SUGGESTED, suggested.map(WatchRule::name).orElse(null))
                    .set(WATCH.UNTIL, until)
                    .set(WATCH.PUT_BY, person.username())
                    .set(WATCH.PUT_AT, offset(at))
                    .onConflictDoNothing()
                    .returning(WATCH.ID)
                    .fetchOptional(WATCH.ID);
            added.ifPresent(id -> audit.record(db, person, "WATCH", id.toString()));
            return added.isPresent();
        });
        if (!put) {
            throw new Problem("WATCHED", CONFLICT, "列入：这个社区已在名单上。怎么办：先移出，再重新列入。");
        }
    }

    public void takeOff(Person person, long id, String reason) {
        requireCommittee(person);
        String why = reason(reason, "移出的理由");
        boolean done = database.write(person.scope(), db -> {
            Optional<Long> taken = db.update(WATCH)
                    .set(WATCH.OFF_BY, person.username())
                    .set(WATCH.OFF_AT, offset(clock.instant()))
                    .set(WATCH.OFF_REASON, why)
                    .where(FirstWall.reached(person.scope(), WATCH.UNIT))
                    .and(WATCH.ID.eq(id))
                    .and(WATCH.OFF_AT.isNull())
                    .returning(WATCH.ID)
                    .fetchOptional(WATCH.ID);
            // the entry's number, not the community's: the audit of a street is read by others too
            taken.ifPresent(entry -> audit.record(db, person, "UNWATCH", entry.toString()));
            return taken.isPresent();
        });
        if (!done) {
            throw Problem.notFound();
        }
    }

    private static String reason(String text, String name) {
        String why = text.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Problem(
                    "BAD_REASON", BAD_REQUEST, "%s：要写 1 至 500 个字，现有 %d 个字。怎么办：改后再提交。".formatted(name, why.length()));
        }
        PersonalData.refusal(name, why).ifPresent(words -> {
            throw new Problem("BAD_REASON", BAD_REQUEST, words);
        });
        return why;
    }

    private static void requireCommittee(Person person) {
        if (person.role().audience() != Audience.COMMITTEE) {
            throw Problem.notFound();
        }
    }

    private static Watched watched(WatchRecord row) {
        OffsetDateTime off = row.getOffAt();
        return new Watched(
                row.getId(),
                new UnitCode(row.getUnit()),
                row.getReason(),
                Optional.ofNullable(row.getSuggested()).map(WatchRule::valueOf),
                row.getUntil(),
                row.getPutBy(),
                row.getPutAt().toInstant(),
                off == null
                        ? Optional.empty()
                        : Optional.of(new Watched.Off(
                                Objects.requireNonNull(row.getOffBy()),
                                off.toInstant(),
                                Objects.requireNonNull(row.getOffReason()))));
    }

    private static OffsetDateTime offset(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
