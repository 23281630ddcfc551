package org.jujian.tenants.account;

import static org.jujian.tenants.jooq.Tables.PERSON;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.jooq.tables.records.PersonRecord;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.OneTimePassword;
import org.jujian.tenants.people.Passwords;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.tenants.people.Tokens;
import org.jujian.tenants.unit.Streets;
import org.jujian.tenants.unit.Units;

/// The people whom somebody administers (process.md §0, [Role#administers]); all others are not there (`NOT_FOUND`).
/// Every change is audited in its own transaction: who, whom, what, never a password. Logins and tokens of who was
/// disabled or given a one-time password count for nothing from that transaction on.
public final class Accounts {
    private static final Scope SETUP = Scope.system("people");
    private static final String FIRST = "admin";
    /// Key of the advisory lock under which administrators are disabled, one at a time.
    private static final long ADMINISTRATORS = 0x6a75_6a69_616e_0001L;

    private final Database database;
    private final Passwords passwords;
    private final People people;
    private final Tokens tokens;
    private final Units units;
    private final Streets streets;
    private final Audit audit;
    private final Clock clock;
    private final Consumer<String> sessions;

    /// @param sessions ends the sessions of a user name
    public Accounts(
            Database database,
            Passwords passwords,
            People people,
            Tokens tokens,
            Clock clock,
            Consumer<String> sessions) {
        this.database = database;
        this.passwords = passwords;
        this.people = people;
        this.tokens = tokens;
        this.units = new Units(database);
        this.streets = new Streets(database);
        this.audit = new Audit(database, clock);
        this.clock = clock;
        this.sessions = sessions;
    }

    /// @param text  a part of the user name or display name, or the beginning of a unit's code; empty for all
    /// @param role  null for all
    /// @param state null for all
    public record Query(String text, @Nullable Role role, Account.@Nullable State state) {
        public static final Query ALL = new Query("", null, null);
    }

    /// In the order of units, roles and names.
    public List<Account> find(Person caller, Query query, int offset, int limit) {
        requireAdministrator(caller);
        return database.read(
                caller.scope(),
                db -> db.selectFrom(PERSON)
                        .where(administered(caller))
                        .and(matches(query))
                        .orderBy(PERSON.UNIT, PERSON.ROLE, PERSON.USERNAME)
                        .offset(offset)
                        .limit(limit)
                        .fetch(this::account));
    }

    public int count(Person caller, Query query) {
        requireAdministrator(caller);
        return database.read(
                caller.scope(), db -> db.fetchCount(PERSON, administered(caller).and(matches(query))));
    }

    public Account load(Person caller, String username) {
        requireAdministrator(caller);
        return database.read(
                        caller.scope(),
                        db -> db.selectFrom(PERSON)
                                .where(administered(caller))
                                .and(PERSON.USERNAME.eq(username))
                                .fetchOptional(this::account))
                .orElseThrow(Problem::notFound);
    }

    public Creation create(Person caller, NewAccount wanted) {
        requireAdministrator(caller);
        return switch (wanted.read(caller)) {
            case NewAccount.Read.Wrong wrong -> new Creation.Refused(wrong.advice());
            case NewAccount.Read.Right right ->
                hasUnit(caller, right.person())
                        ? add(caller, right.person(), wanted.name())
                        : new Creation.Refused(
                                List.of(wanted.unitAdvice(right.person().role())));
        };
    }

    /// Gives a one-time password in place of the one that was. `Problem` OWN_ACCOUNT for oneself, ACCOUNT_DISABLED.
    public OneTimePassword reset(Person caller, String username) {
        Account account = loadOther(caller, username);
        if (account.state() == Account.State.DISABLED) {
            throw disabled();
        }
        OneTimePassword password = OneTimePassword.generate(clock.instant());
        String hash = passwords.encode(password.value());
        database.run(caller.scope(), db -> {
            int changed = db.update(PERSON)
                    .set(PERSON.PASSWORD_HASH, hash)
                    .set(PERSON.ONE_TIME_UNTIL, utc(password.until()))
                    .where(administered(caller))
                    .and(PERSON.USERNAME.eq(username))
                    .and(PERSON.DISABLED_AT.isNull())
                    .execute();
            if (changed == 0) {
                throw disabled();
            }
            audit.record(db, caller, "RESET_PASSWORD", username);
        });
        end(username);
        people.forgetTries(username);
        return password;
    }

    /// Whoever is disabled already stays so, and nothing is recorded. `Problem` OWN_ACCOUNT for oneself.
    public Account disable(Person caller, String username) {
        Account account = loadOther(caller, username);
        database.run(caller.scope(), db -> {
            if (account.person().role() == Role.ADMINISTRATOR) {
                requireStillActive(db, caller);
            }
            int changed = db.update(PERSON)
                    .set(PERSON.DISABLED_AT, utc(clock.instant()))
                    .where(administered(caller))
                    .and(PERSON.USERNAME.eq(username))
                    .and(PERSON.DISABLED_AT.isNull())
                    .execute();
            if (changed > 0) {
                audit.record(db, caller, "DISABLE_PERSON", username);
            }
        });
        end(username);
        return load(caller, username);
    }

    /// The password is the one that was. Logins from before do not come back.
    public Account enable(Person caller, String username) {
        loadOther(caller, username);
        end(username);
        database.run(caller.scope(), db -> {
            int changed = db.update(PERSON)
                    .setNull(PERSON.DISABLED_AT)
                    .where(administered(caller))
                    .and(PERSON.USERNAME.eq(username))
                    .and(PERSON.DISABLED_AT.isNotNull())
                    .execute();
            if (changed > 0) {
                audit.record(db, caller, "ENABLE_PERSON", username);
            }
        });
        return load(caller, username);
    }

    /// The first administrator of an installation that has nobody: his one-time password, to be shown once. Also when
    /// nobody but he is there and his one-time password ran out, since nobody could give him another.
    public Optional<OneTimePassword> openFirst() {
        OneTimePassword password = OneTimePassword.generate(clock.instant());
        String hash = passwords.encode(password.value());
        int opened = database.write(SETUP, db -> {
            if (!db.fetchExists(PERSON)) {
                return insert(db, new Person(FIRST, Role.ADMINISTRATOR, 0), "平台管理员", hash, password.until());
            }
            if (db.fetchExists(PERSON, PERSON.USERNAME.ne(FIRST))) {
                return 0;
            }
            return db.update(PERSON)
                    .set(PERSON.PASSWORD_HASH, hash)
                    .set(PERSON.ONE_TIME_UNTIL, utc(password.until()))
                    .where(PERSON.USERNAME.eq(FIRST))
                    .and(PERSON.ONE_TIME_UNTIL.le(utc(clock.instant())))
                    .execute();
        });
        return opened > 0 ? Optional.of(password) : Optional.empty();
    }

    private Creation add(Person caller, Person person, String name) {
        OneTimePassword password = OneTimePassword.generate(clock.instant());
        String hash = passwords.encode(password.value());
        int added = database.write(caller.scope(), db -> {
            int inserted = insert(db, person, name, hash, password.until());
            if (inserted > 0) {
                audit.record(
                        db, caller, "CREATE_PERSON", person.username() + " " + person.role() + " " + person.unit());
            }
            return inserted;
        });
        return added == 0
                ? new Creation.Taken("用户名：“" + person.username() + "”已有人用，应换一个，如在后面加上街道或社区的拼音。")
                : new Creation.Created(load(caller, person.username()), password);
    }

    private int insert(DSLContext db, Person person, String name, String hash, Instant until) {
        return db.insertInto(PERSON)
                .set(PERSON.USERNAME, person.username())
                .set(PERSON.DISPLAY_NAME, name)
                .set(PERSON.ROLE, person.role().name())
                .set(PERSON.UNIT, person.unit())
                .set(PERSON.PASSWORD_HASH, hash)
                .set(PERSON.ONE_TIME_UNTIL, utc(until))
                .set(PERSON.CREATED_AT, utc(clock.instant()))
                .onConflictDoNothing()
                .execute();
    }

    private boolean hasUnit(Person caller, Person wanted) {
        return switch (wanted.role().audience()) {
            case ADMINISTRATION -> true;
            case STREET, COMMITTEE ->
                streets.find(caller.scope(), wanted.street()).isPresent();
            case COMMUNITY, AUDIT, PUBLIC, SYSTEM ->
                units.find(caller.scope(), new UnitCode(wanted.unit())).isPresent();
        };
    }

    /// Two administrators that disable each other at the same moment would leave none: the second finds himself
    /// disabled.
    private static void requireStillActive(DSLContext db, Person caller) {
        db.execute("SELECT pg_advisory_xact_lock(?)", ADMINISTRATORS);
        if (!db.fetchExists(PERSON, PERSON.USERNAME.eq(caller.username()).and(PERSON.DISABLED_AT.isNull()))) {
            throw Problem.notFound();
        }
    }

    private Account loadOther(Person caller, String username) {
        Account account = load(caller, username);
        if (username.equals(caller.username())) {
            throw new Problem("OWN_ACCOUNT", 409, "账号：这是您自己的，自己不能停用或重置。怎么办：改密码用“修改密码”，其他请另一位平台管理员操作。");
        }
        return account;
    }

    private void end(String username) {
        tokens.end(username);
        sessions.accept(username);
    }

    private static Problem disabled() {
        return new Problem("ACCOUNT_DISABLED", 409, "账号：已停用，不能重置密码。怎么办：先启用，再重置密码。");
    }

    private static void requireAdministrator(Person caller) {
        if (caller.role().administers().isEmpty()) {
            throw Problem.notFound();
        }
    }

    /// The first wall.
    private static Condition administered(Person caller) {
        Condition roles = PERSON.ROLE.in(
                caller.role().administers().stream().map(Role::name).toList());
        return caller.role() == Role.ADMINISTRATOR
                ? roles
                : roles.and(PERSON.UNIT.between(
                        caller.street().range().from(), caller.street().range().to()));
    }

    private Condition matches(Query query) {
        Condition condition = DSL.noCondition();
        if (!query.text().isBlank()) {
            String text = query.text().strip();
            condition = condition.and(PERSON.USERNAME
                    .containsIgnoreCase(text)
                    .or(PERSON.DISPLAY_NAME.contains(text))
                    .or(PERSON.UNIT.cast(String.class).startsWith(text)));
        }
        if (query.role() != null) {
            condition = condition.and(PERSON.ROLE.eq(query.role().name()));
        }
        return query.state() == null ? condition : condition.and(isIn(query.state()));
    }

    private Condition isIn(Account.State state) {
        OffsetDateTime now = utc(clock.instant());
        Condition enabled = PERSON.DISABLED_AT.isNull();
        return switch (state) {
            case DISABLED -> PERSON.DISABLED_AT.isNotNull();
            case ACTIVE -> enabled.and(PERSON.ONE_TIME_UNTIL.isNull());
            case ONE_TIME -> enabled.and(PERSON.ONE_TIME_UNTIL.gt(now));
            case EXPIRED -> enabled.and(PERSON.ONE_TIME_UNTIL.le(now));
        };
    }

    private Account account(PersonRecord row) {
        Instant until =
                row.getOneTimeUntil() == null ? null : row.getOneTimeUntil().toInstant();
        return new Account(
                new Person(row.getUsername(), Role.valueOf(row.getRole()), row.getUnit()),
                row.getDisplayName(),
                state(row, until),
                until,
                row.getCreatedAt().toInstant());
    }

    private Account.State state(PersonRecord row, @Nullable Instant until) {
        if (row.getDisabledAt() != null) {
            return Account.State.DISABLED;
        }
        if (until == null) {
            return Account.State.ACTIVE;
        }
        return clock.instant().isBefore(until) ? Account.State.ONE_TIME : Account.State.EXPIRED;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
