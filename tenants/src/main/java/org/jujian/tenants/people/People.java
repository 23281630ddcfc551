package org.jujian.tenants.people;

import static org.jujian.tenants.jooq.Tables.PERSON;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;

/// The people who may log in.
public final class People {
    private final Database database;
    private final Passwords passwords;
    private final Clock clock;
    private final String nobody;

    public People(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
        this.nobody = passwords.encode("nobody has this password");
    }

    /// The person when the password is right. A name that does not exist takes as long as a wrong password.
    public Optional<Person> authenticate(String username, String password) {
        var row = database.read(
                Scope.login(),
                db -> db.selectFrom(PERSON).where(PERSON.USERNAME.eq(username)).fetchOptional());
        boolean right =
                passwords.matches(password, row.map(r -> r.getPasswordHash()).orElse(nobody));
        return row.filter(r -> right).map(r -> new Person(r.getUsername(), Role.valueOf(r.getRole()), r.getUnit()));
    }

    public boolean isEmpty() {
        return database.read(Scope.login(), db -> !db.fetchExists(PERSON));
    }

    /// Adds the person, or leaves one of that name as it is.
    public void add(Person person, String password) {
        database.run(
                Scope.login(),
                db -> db.insertInto(PERSON)
                        .set(PERSON.USERNAME, person.username())
                        .set(PERSON.ROLE, person.role().name())
                        .set(PERSON.UNIT, person.unit())
                        .set(PERSON.PASSWORD_HASH, passwords.encode(password))
                        .set(PERSON.CREATED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                        .onConflictDoNothing()
                        .execute());
    }

    /// False when the old password is wrong, and nothing is changed.
    public boolean changePassword(String username, String old, String replacement) {
        if (authenticate(username, old).isEmpty()) {
            return false;
        }
        database.run(
                Scope.login(),
                db -> db.update(PERSON)
                        .set(PERSON.PASSWORD_HASH, passwords.encode(replacement))
                        .where(PERSON.USERNAME.eq(username))
                        .execute());
        return true;
    }
}
