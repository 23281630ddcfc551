package org.jujian.tenants.people;

import static org.jujian.tenants.jooq.Tables.PERSON;
import static org.jujian.tenants.jooq.Tables.TOKEN;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;

/// Tokens with which programs act for a person: 256 random bits, of which only the hash is kept, valid for twelve
/// hours.
public final class Tokens {
    private static final Duration VALID = Duration.ofHours(12);

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /// `clock` is the machine's: a demo's clock must not make tokens live longer.
    public Tokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The token itself is shown this once, and never printed.
    public record Issued(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[…, " + expiresAt + "]";
        }
    }

    public Issued issue(Person person) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(VALID);
        database.run(Scope.login(), db -> {
            db.deleteFrom(TOKEN)
                    .where(TOKEN.EXPIRES_AT.lt(now.atOffset(ZoneOffset.UTC)))
                    .execute();
            db.insertInto(TOKEN)
                    .set(TOKEN.HASH, hash(token))
                    .set(TOKEN.USERNAME, person.username())
                    .set(TOKEN.EXPIRES_AT, expiresAt.atOffset(ZoneOffset.UTC))
                    .execute();
        });
        return new Issued(token, expiresAt);
    }

    /// Whom the token stands for; empty when it is unknown or has expired, when the person was disabled, and until a
    /// one-time password has been changed.
    public Optional<Person> find(String token) {
        return database.read(
                Scope.login(),
                db -> db.select(PERSON.USERNAME, PERSON.ROLE, PERSON.UNIT)
                        .from(TOKEN)
                        .join(PERSON)
                        .on(PERSON.USERNAME.eq(TOKEN.USERNAME))
                        .where(TOKEN.HASH.eq(hash(token)))
                        .and(PERSON.DISABLED_AT.isNull())
                        .and(PERSON.ONE_TIME_UNTIL.isNull())
                        .and(TOKEN.EXPIRES_AT.gt(clock.instant().atOffset(ZoneOffset.UTC)))
                        .fetchOptional(r -> new Person(
                                r.get(PERSON.USERNAME), Role.valueOf(r.get(PERSON.ROLE)), r.get(PERSON.UNIT))));
    }

    /// Ends all tokens of the person.
    public void end(String username) {
        database.run(
                Scope.login(),
                db -> db.deleteFrom(TOKEN).where(TOKEN.USERNAME.eq(username)).execute());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
