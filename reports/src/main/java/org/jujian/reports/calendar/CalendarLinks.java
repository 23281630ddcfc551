package org.jujian.reports.calendar;

import static org.jujian.reports.jooq.Tables.CALENDAR_LINK;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;

/// Secret addresses: 256 random bits each, bound to one person and one community, good until they are revoked. A unit
/// outside of the person's scope, and a link of somebody else, is a `Problem` NOT_FOUND.
public final class CalendarLinks {
    /// Of one person for one unit; calendars of a desk, a phone and some to lose.
    private static final int MOST = 5;

    private static final int CONFLICT = 409;
    private static final Scope LOOK_UP = Scope.system("calendar-link");

    private final Database database;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public CalendarLinks(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// One that is in force.
    public record Link(UUID id, Instant createdAt) {}

    /// Whose secret it is, for which unit.
    public record Holder(String username, UnitCode unit) {}

    /// The person's links for a unit that are in force, newest first.
    public List<Link> of(Person person, UnitCode unit) {
        return database.read(
                person.scope(),
                db -> db.selectFrom(CALENDAR_LINK)
                        .where(CALENDAR_LINK.USERNAME.eq(person.username()))
                        .and(CALENDAR_LINK.UNIT.eq(unit.value()))
                        .and(CALENDAR_LINK.REVOKED_AT.isNull())
                        .orderBy(CALENDAR_LINK.CREATED_AT.desc())
                        .fetch(row -> new Link(row.getId(), row.getCreatedAt().toInstant())));
    }

    /// The secret, which is shown this once.
    public String create(Person person, UnitCode unit) {
        if (!person.scope().covers(unit)) {
            throw Problem.notFound();
        }
        if (of(person, unit).size() >= MOST) {
            throw new Problem("TOO_MANY_LINKS", CONFLICT, "订阅地址：已有 %d 个在用，最多 %d 个。怎么办：先撤销不用的。".formatted(MOST, MOST));
        }
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        UUID id = UUID.randomUUID();
        database.run(person.scope(), db -> {
            db.insertInto(CALENDAR_LINK)
                    .set(CALENDAR_LINK.HASH, hash(secret))
                    .set(CALENDAR_LINK.ID, id)
                    .set(CALENDAR_LINK.UNIT, unit.value())
                    .set(CALENDAR_LINK.USERNAME, person.username())
                    .set(CALENDAR_LINK.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .execute();
            audit.record(db, person, "CREATE_CALENDAR_LINK", id.toString());
        });
        return secret;
    }

    public void revoke(Person person, UUID id) {
        boolean revoked = database.write(person.scope(), db -> {
            int changed = db.update(CALENDAR_LINK)
                    .set(CALENDAR_LINK.REVOKED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .where(CALENDAR_LINK.ID.eq(id))
                    .and(CALENDAR_LINK.USERNAME.eq(person.username()))
                    .and(CALENDAR_LINK.REVOKED_AT.isNull())
                    .execute();
            if (changed == 1) {
                audit.record(db, person, "REVOKE_CALENDAR_LINK", id.toString());
            }
            return changed == 1;
        });
        if (!revoked) {
            throw Problem.notFound();
        }
    }

    /// Who holds a secret that is in force.
    public Optional<Holder> find(String secret) {
        return database.read(
                LOOK_UP,
                db -> db.selectFrom(CALENDAR_LINK)
                        .where(CALENDAR_LINK.HASH.eq(hash(secret)))
                        .and(CALENDAR_LINK.REVOKED_AT.isNull())
                        .fetchOptional(row -> new Holder(row.getUsername(), new UnitCode(row.getUnit()))));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
