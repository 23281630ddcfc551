package org.jujian.tenants.people;

import static org.jujian.tenants.jooq.Tables.PERSON;
import static org.jujian.tenants.jooq.Tables.TOKEN;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.jooq.tables.records.PersonRecord;

/// The people who may log in. Names are written in lower case.
public final class People {
    private static final Scope SETUP = Scope.system("people");

    private final Database database;
    private final Passwords passwords;
    private final Clock clock;
    private final Audit audit;
    private final LoginThrottle throttle;
    private final String nobody;

    public People(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
        this.audit = new Audit(database, clock);
        this.throttle = new LoginThrottle(clock);
        this.nobody = passwords.encode("nobody has this password");
    }

    /// Checks a name and a password that come from `address`. After five wrong ones of a name, or sixty from an
    /// address,
    /// none is looked at for a quarter of an hour. Who comes in is audited.
    public Login login(String username, String password, String address) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        if (!throttle.take(name, address)) {
            return new Login.Throttled();
        }
        Optional<PersonRecord> row = authenticate(name, password);
        if (row.isEmpty()) {
            return new Login.Refused();
        }
        throttle.giveBack(name, address);
        Person person = person(row.get());
        return switch (standing(row.get())) {
            case ENDED -> new Login.Expired();
            case MUST_CHANGE -> {
                audit.record(person, "LOGIN", name);
                yield new Login.MustChange(person);
            }
            case ACTIVE -> {
                audit.record(person, "LOGIN", name);
                yield new Login.Granted(person);
            }
        };
    }

    /// What a session of the person that began earlier is worth now.
    public Standing standing(String username) {
        return database.read(
                        Scope.login(),
                        db -> db.selectFrom(PERSON)
                                .where(PERSON.USERNAME.eq(username))
                                .fetchOptional())
                .map(this::standing)
                .orElse(Standing.ENDED);
    }

    /// Wrong passwords of the name so far do not count: it has been given another one.
    public void forgetTries(String username) {
        throttle.forget(username);
    }

    public boolean isEmpty() {
        return database.read(Scope.login(), db -> !db.fetchExists(PERSON));
    }

    /// Adds the person with a lasting password, or leaves one of that name as it is. Only for what the platform itself
    /// brings along; people are created by people (`org.jujian.tenants.account`).
    public void add(Person person, String password) {
        String hash = passwords.encode(password);
        database.run(
                SETUP,
                db -> db.insertInto(PERSON)
                        .set(PERSON.USERNAME, person.username())
                        .set(PERSON.ROLE, person.role().name())
                        .set(PERSON.UNIT, person.unit())
                        .set(PERSON.PASSWORD_HASH, hash)
                        .set(PERSON.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                        .onConflictDoNothing()
                        .execute());
    }

    /// Tries from `address` are counted as those of a login. What the person's programs hold ends with the old
    /// password;
    /// sessions are the caller's. The change is audited.
    public PasswordChange changePassword(Person person, String old, String replacement, String address) {
        if (!throttle.take(person.username(), address)) {
            return new PasswordChange.Throttled();
        }
        Optional<PersonRecord> row =
                authenticate(person.username(), old).filter(found -> standing(found) != Standing.ENDED);
        if (row.isEmpty()) {
            return new PasswordChange.WrongPassword();
        }
        throttle.giveBack(person.username(), address);
        Optional<String> refusal = PasswordRule.refusal(person.username(), old, replacement);
        if (refusal.isPresent()) {
            return new PasswordChange.Weak(refusal.get());
        }
        String hash = passwords.encode(replacement);
        int changed = database.write(
                SETUP,
                db -> db.update(PERSON)
                        .set(PERSON.PASSWORD_HASH, hash)
                        .setNull(PERSON.ONE_TIME_UNTIL)
                        .where(PERSON.USERNAME.eq(person.username()))
                        // reset meanwhile: the old password is no longer the one that was checked
                        .and(PERSON.PASSWORD_HASH.eq(row.get().getPasswordHash()))
                        .execute());
        if (changed == 0) {
            return new PasswordChange.WrongPassword();
        }
        database.run(
                Scope.login(),
                db -> db.deleteFrom(TOKEN)
                        .where(TOKEN.USERNAME.eq(person.username()))
                        .execute());
        audit.record(person, "CHANGE_PASSWORD", person.username());
        return new PasswordChange.Done();
    }

    /// The person when the password is right and nobody disabled him, without counting tries. A name that does not
    /// exist
    /// takes as long as a wrong password.
    private Optional<PersonRecord> authenticate(String username, String password) {
        var row = database.read(
                Scope.login(),
                db -> db.selectFrom(PERSON).where(PERSON.USERNAME.eq(username)).fetchOptional());
        boolean right =
                passwords.matches(password, row.map(r -> r.getPasswordHash()).orElse(nobody));
        return row.filter(r -> right && r.getDisabledAt() == null);
    }

    private Standing standing(PersonRecord row) {
        if (row.getDisabledAt() != null) {
            return Standing.ENDED;
        }
        OffsetDateTime until = row.getOneTimeUntil();
        if (until == null) {
            return Standing.ACTIVE;
        }
        return clock.instant().isBefore(until.toInstant()) ? Standing.MUST_CHANGE : Standing.ENDED;
    }

    private static Person person(PersonRecord row) {
        return new Person(row.getUsername(), Role.valueOf(row.getRole()), row.getUnit());
    }
}
