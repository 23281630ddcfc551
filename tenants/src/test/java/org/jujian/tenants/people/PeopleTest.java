package org.jujian.tenants.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jujian.tenants.jooq.Tables.TOKEN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jujian.base.code.CodeRange;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.testing.PostgresFixture;
import org.jujian.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final long LIYUAN = 310114004009L;
    private static final String RIGHT = "right-password";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-04-01T00:00:00Z"));
    private final People people = new People(PostgresFixture.database(), new Argon2Passwords(), clock);
    private final Tokens tokens = new Tokens(PostgresFixture.database(), clock);

    @BeforeEach
    void addClerk() {
        PostgresFixture.empty("tenants");
        people.add(new Person("clerk", Role.CLERK, LIYUAN), RIGHT);
    }

    @Test
    void grantsTheRightPassword() {
        Person person = login();
        assertThat(person.username()).isEqualTo("clerk");
        assertThat(person.scope())
                .isEqualTo(new Scope("clerk", Audience.COMMUNITY, List.of(new CodeRange(LIYUAN, LIYUAN))));
    }

    @Test
    void refusesWrongPasswordAndUnknownNameAlike() {
        assertThat(people.login("clerk", "wrong", "a")).isEqualTo(new Login.Refused());
        assertThat(people.login("nobody", RIGHT, "a")).isEqualTo(new Login.Refused());
    }

    @Test
    void keepsThePasswordAsArgon2() {
        assertThat(PostgresFixture.superuser()
                        .fetchSingle("SELECT password_hash FROM tenants.person")
                        .get(0, String.class))
                .startsWith("$argon2id$v=19$m=16384,t=2,p=1$");
    }

    @Test
    void pausesANameAfterFiveWrongPasswordsForFifteenMinutes() {
        for (int i = 0; i < 5; i++) {
            assertThat(people.login("clerk", "wrong", "a")).isEqualTo(new Login.Refused());
        }
        assertThat(people.login("clerk", RIGHT, "b")).isEqualTo(new Login.Throttled());

        clock.advance(Duration.ofMinutes(14));
        assertThat(people.login("Clerk ", RIGHT, "b")).isEqualTo(new Login.Throttled());

        clock.advance(Duration.ofMinutes(2));
        assertThat(people.login("clerk", RIGHT, "b")).isInstanceOf(Login.Granted.class);
    }

    @Test
    void doesNotCountRightPasswords() {
        for (int i = 0; i < 12; i++) {
            assertThat(people.login("clerk", RIGHT, "a")).isInstanceOf(Login.Granted.class);
        }
    }

    @Test
    void acceptsATokenUntilItRunsOut() {
        Tokens.Issued issued = tokens.issue(login());
        assertThat(issued.expiresAt()).isEqualTo(Instant.parse("2026-04-01T12:00:00Z"));
        assertThat(issued.token()).hasSize(43);
        assertThat(issued.toString()).doesNotContain(issued.token());

        clock.advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(tokens.find(issued.token()).map(Person::username)).contains("clerk");
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.find(issued.token())).isEmpty();
    }

    @Test
    void changesAPasswordForWhoKnowsTheOldOneAndEndsTheTokensOfItsPrograms() {
        Person clerk = login();
        Tokens.Issued issued = tokens.issue(clerk);
        assertThat(people.changePassword(clerk, "wrong", "Osmanthus-8", "a"))
                .isEqualTo(new PasswordChange.WrongPassword());
        assertThat(tokens.find(issued.token())).isPresent();
        assertThat(people.changePassword(clerk, RIGHT, "Osmanthus-8", "a")).isEqualTo(new PasswordChange.Done());
        assertThat(tokens.find(issued.token())).isEmpty();
        assertThat(people.login("clerk", RIGHT, "a")).isEqualTo(new Login.Refused());
        assertThat(people.login("clerk", "Osmanthus-8", "a")).isInstanceOf(Login.Granted.class);
    }

    @Test
    void countsWrongOldPasswordsAsTries() {
        Person clerk = login();
        for (int i = 0; i < 5; i++) {
            assertThat(people.changePassword(clerk, "wrong", "Osmanthus-8", "a"))
                    .isEqualTo(new PasswordChange.WrongPassword());
        }
        assertThat(people.changePassword(clerk, RIGHT, "Osmanthus-8", "a")).isEqualTo(new PasswordChange.Throttled());
    }

    @Test
    void saysWhyANewPasswordIsNotTaken() {
        Person clerk = login();
        people.changePassword(clerk, RIGHT, "Osmanthus-8", "a");
        assertThat(List.of("Ab-4567", "osmanthus8", "My-Clerk-8", "Osmanthus-8"))
                .extracting(password -> people.changePassword(clerk, "Osmanthus-8", password, "a"))
                .containsExactly(
                        new PasswordChange.Weak("新密码：发现 7 个字符，应为 8 至 128 个。"),
                        new PasswordChange.Weak("新密码：发现 2 类字符，应为大写字母、小写字母、数字、其他字符中的至少三类。"),
                        new PasswordChange.Weak("新密码：里面有用户名，应不含用户名。"),
                        new PasswordChange.Weak("新密码：与原密码相同，应换一个。"));
        assertThat(people.changePassword(clerk, "Osmanthus-8", "桂花开了Aug8月好", "a"))
                .isEqualTo(new PasswordChange.Done());
    }

    @Test
    void leavesANameThatIsTakenAsItIs() {
        people.add(new Person("clerk", Role.DIRECTOR, LIYUAN), "other");
        assertThat(login().role()).isEqualTo(Role.CLERK);
    }

    @Test
    void letsNobodyGiveHimselfARole() {
        Scope clerk = login().scope();
        for (Scope scope : List.of(clerk, Scope.login())) {
            PostgresFixture.database().run(scope, db -> db.execute("UPDATE tenants.person SET role = 'DIRECTOR'"));
            assertThatThrownBy(() -> PostgresFixture.database().run(scope, db -> db.execute("""
                            INSERT INTO tenants.person (username, role, unit, password_hash, created_at)
                            VALUES ('second', 'DIRECTOR', 310114004009, 'x', now())
                            """)))
                    .hasStackTraceContaining("row-level security");
        }
        assertThat(login().role()).isEqualTo(Role.CLERK);
    }

    @Test
    void refusesTheNamesOfActorsThatAreNoPeople() {
        for (String name : List.of("login", "public", "system:metrics", "A b")) {
            assertThatThrownBy(() -> people.add(new Person(name, Role.CLERK, LIYUAN), RIGHT))
                    .hasStackTraceContaining("person_username_check");
        }
    }

    @Test
    void auditsLoginsForGood() {
        login();
        Scope clerk = login().scope();
        var database = PostgresFixture.database();
        String events = database.read(
                clerk,
                db -> db.fetch("SELECT unit, actor, action, subject FROM tenants.audit_event")
                        .format());
        assertThat(events).contains("clerk", "LOGIN", "310114004009");
        assertThatThrownBy(() -> database.run(clerk, db -> db.execute("""
                        INSERT INTO tenants.audit_event (unit, actor, action, subject, happened_at)
                        VALUES (310114004009, 'director', 'LOGIN', 'x', now())
                        """)))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> database.run(clerk, db -> db.execute("DELETE FROM tenants.audit_event")))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> database.run(clerk, db -> db.execute("UPDATE tenants.audit_event SET action = 'X'")))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void showsTheTokenHashesToNobodyButTheLogin() {
        tokens.issue(login());
        for (Scope scope : List.of(login().scope(), Scope.system("test"))) {
            int seen = PostgresFixture.database().read(scope, db -> db.fetchCount(TOKEN));
            assertThat(seen).isZero();
        }
    }

    @Test
    void refusesAUnitThatDoesNotFitTheRole() {
        assertThatThrownBy(() -> new Person("x", Role.STREET_OFFICE, LIYUAN))
                .hasMessage("unit of a STREET_OFFICE: found 310114004009");
        assertThatThrownBy(() -> new Person("x", Role.ADMINISTRATOR, LIYUAN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesTheAdministratorNoContent() {
        assertThat(new Person("admin", Role.ADMINISTRATOR, 0).scope().ranges()).isEmpty();
    }

    private Person login() {
        return ((Login.Granted) people.login("clerk", RIGHT, "a")).person();
    }
}
