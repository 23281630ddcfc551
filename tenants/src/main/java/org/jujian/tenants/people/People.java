package org.jujian.tenants.people;

import static org.jujian.tenants.jooq.Tables.PERSON;
import static org.jujian.tenants.jooq.Tables.TOKEN;

import java.time.Clock;
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
        Optional<Person> person = authenticate(name, password);
        if (person.isEmpty()) {
            return new Login.Refused();
        }
        throttle.giveBack(name, address);
        audit.record(person.get(), "LOGIN", person.get().username());
        return new Login.Granted(person.get());
    }

    /// The person as it is now, for a session that began earlier.
    public Optional<Person> find(String username) {
        return database.read(
                Scope.login(),
                db -> db.selectFrom(PERSON).where(PERSON.USERNAME.eq(username)).fetchOptional(People::person));
    }

    public boolean isEmpty() {
        return database.read(Scope.login(), db -> !db.fetchExists(PERSON));
    }

    /// Adds the person, or leaves one of that name as it is.
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
        if (authenticate(person.username(), old).isEmpty()) {
            return new PasswordChange.WrongPassword();
        }
        throttle.giveBack(person.username(), address);
        Optional<String> refusal = PasswordRule.refusal(person.username(), old, replacement);
        if (refusal.isPresent()) {
            return new PasswordChange.Weak(refusal.get());
        }
        String hash = passwords.encode(replacement);
        database.run(
                SETUP,
                db -> db.update(PERSON)
                        .set(PERSON.PASSWORD_HASH, hash)
                        .where(PERSON.USERNAME.eq(person.username()))
                        .execute());
        database.run(
                Scope.login(),
                db -> db.deleteFrom(TOKEN)
                        .where(TOKEN.USERNAME.eq(person.username()))
                        .execute());
        audit.record(person, "CHANGE_PASSWORD", person.username());
        return new PasswordChange.Done();
    }

    /// The person when the password is right, without counting tries. A name that does not exist takes as long as a
    /// wrong
    /// password.
    public Optional<Person> authenticate(String username, String password) {
        var row = database.read(
                Scope.login(),
                db -> db.selectFrom(PERSON).where(PERSON.USERNAME.eq(username)).fetchOptional());
        boolean right =
                passwords.matches(password, row.map(r -> r.getPasswordHash()).orElse(nobody));
        return row.filter(r -> right).map(People::person);
    }

    private static Person person(PersonRecord row) {
        return new Person(row.getUsername(), Role.valueOf(row.getRole()), row.getUnit());
    }
}
