package org.jujian.tenants.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.account.Account.State;
import org.jujian.tenants.account.Accounts.Query;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.people.Login;
import org.jujian.tenants.people.OneTimePassword;
import org.jujian.tenants.people.PasswordChange;
import org.jujian.tenants.people.Passwords;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.tenants.people.Standing;
import org.jujian.tenants.people.Tokens;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Streets;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;
import org.jujian.testing.PostgresFixture;
import org.jujian.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final Scope SYSTEM = Scope.system("test");
    private static final String LASTING = "Osmanthus-8";
    private static final Person ADMIN = new Person("admin", Role.ADMINISTRATOR, 0);
    private static final Person OFFICE = new Person("jiading-office", Role.STREET_OFFICE, 310114004000L);
    private static final Person COMMITTEE = new Person("jiading-committee", Role.DISCIPLINE_COMMITTEE, 310114004000L);
    private static final Person OTHER_OFFICE = new Person("xinhua-office", Role.STREET_OFFICE, 640104005000L);
    private static final Person CLERK = new Person("liyuan-clerk", Role.CLERK, 310114004009L);
    private static final Person OTHER_CLERK = new Person("gulou-clerk", Role.CLERK, 640104005001L);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-04-01T00:00:00Z"));
    /// Argon2 takes its time, and is tried in PeopleTest.
    private final Passwords passwords = new Passwords() {
        @Override
        public String encode(String password) {
            return new StringBuilder(password).reverse().toString();
        }

        @Override
        public boolean matches(String password, String encoded) {
            return encode(password).equals(encoded);
        }
    };
    private final People people = new People(PostgresFixture.database(), passwords, clock);
    private final Tokens tokens = new Tokens(PostgresFixture.database(), clock);
    private final List<String> endedSessions = new ArrayList<>();
    private final Accounts accounts =
            new Accounts(PostgresFixture.database(), passwords, people, tokens, clock, endedSessions::add);

    @BeforeEach
    void twoStreetsAndTheirPeople() {
        PostgresFixture.empty("tenants");
        var streets = new Streets(PostgresFixture.database());
        streets.register(SYSTEM, new Street(StreetCode.of("310114004"), "嘉定镇街道"));
        streets.register(SYSTEM, new Street(StreetCode.of("640104005"), "新华街街道"));
        new Units(PostgresFixture.database())
                .apply(SYSTEM, List.of(community(310114004009L), community(640104005001L)));
        for (Person person : List.of(ADMIN, OFFICE, COMMITTEE, OTHER_OFFICE, CLERK, OTHER_CLERK)) {
            people.add(person, LASTING);
        }
    }

    @Test
    void showsEachAdministratorHisPeopleAndNobodyElse() {
        assertThat(names(ADMIN)).containsExactly("admin", "jiading-committee", "jiading-office", "xinhua-office");
        assertThat(names(OFFICE)).containsExactly("liyuan-clerk");
        assertThat(names(OTHER_OFFICE)).containsExactly("gulou-clerk");
        assertNotFound(() -> names(COMMITTEE));
        assertNotFound(() -> names(CLERK));
    }

    @Test
    void doesNotKnowThePeopleOfOthers() {
        for (String foreign : List.of("gulou-clerk", "jiading-committee", "jiading-office", "admin", "nobody")) {
            assertNotFound(() -> accounts.load(OFFICE, foreign));
            assertNotFound(() -> accounts.reset(OFFICE, foreign));
            assertNotFound(() -> accounts.disable(OFFICE, foreign));
            assertNotFound(() -> accounts.enable(OFFICE, foreign));
        }
        assertNotFound(() -> accounts.reset(ADMIN, "liyuan-clerk"));
        assertNotFound(() -> accounts.disable(CLERK, "liyuan-clerk"));
        for (Person person : List.of(ADMIN, OFFICE, COMMITTEE, OTHER_OFFICE, CLERK, OTHER_CLERK)) {
            assertThat(people.login(person.username(), LASTING, "a")).isEqualTo(new Login.Granted(person));
        }
    }

    /// The second wall alone: SQL without any condition, in each one's own scope.
    @Test
    void keepsTheSameBordersInTheStore() {
        assertThat(List.of(ADMIN, OFFICE, OTHER_OFFICE, COMMITTEE, CLERK))
                .extracting(person -> PostgresFixture.database()
                        .read(
                                person.scope(),
                                db -> db.fetch("SELECT username FROM tenants.person ORDER BY 1")
                                        .into(String.class)))
                .containsExactly(
                        List.of("admin", "jiading-committee", "jiading-office", "xinhua-office"),
                        List.of("liyuan-clerk"),
                        List.of("gulou-clerk"),
                        List.of(),
                        List.of());
        assertThat(List.of(ADMIN, OFFICE, OTHER_OFFICE, COMMITTEE, CLERK))
                .extracting(person -> PostgresFixture.database()
                        .write(person.scope(), db -> db.execute("UPDATE tenants.person SET disabled_at = now()")))
                // the administrator all but himself
                .containsExactly(3, 1, 1, 0, 0);
    }

    @Test
    void takesFromNobodyARowThatHeMayNotMake() {
        assertRefusedByTheStore(OFFICE, "second", Role.DISCIPLINE_COMMITTEE, 310114004000L, "now()");
        assertRefusedByTheStore(OFFICE, "second", Role.STREET_OFFICE, 310114004000L, "now()");
        assertRefusedByTheStore(OFFICE, "second", Role.CLERK, 640104005001L, "now()");
        assertRefusedByTheStore(OFFICE, "second", Role.CLERK, 310114004009L, "NULL");
        assertRefusedByTheStore(ADMIN, "second", Role.CLERK, 310114004009L, "now()");
        assertRefusedByTheStore(COMMITTEE, "second", Role.DISCIPLINE_COMMITTEE, 310114004000L, "now()");
        assertThatThrownBy(() -> PostgresFixture.database()
                        .run(OFFICE.scope(), db -> db.execute("UPDATE tenants.person SET role = 'STREET_OFFICE'")))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void createsAPersonWhoHasToChangeThePasswordFirst() {
        var created = (Creation.Created)
                accounts.create(OFFICE, new NewAccount(" Liyuan-Director ", "李园一村 主任", "DIRECTOR", "310114004009"));
        Person director = new Person("liyuan-director", Role.DIRECTOR, 310114004009L);
        assertThat(created.account())
                .isEqualTo(new Account(
                        director,
                        "李园一村 主任",
                        State.ONE_TIME,
                        Instant.parse("2026-04-08T00:00:00Z"),
                        Instant.parse("2026-04-01T00:00:00Z")));
        assertThat(created.password().value()).matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
        assertThat(created.toString()).doesNotContain(created.password().value());

        String oneTime = created.password().value();
        assertThat(people.login("liyuan-director", oneTime, "a")).isEqualTo(new Login.MustChange(director));
        assertThat(people.standing("liyuan-director")).isEqualTo(Standing.MUST_CHANGE);
        assertThat(tokens.find(tokens.issue(director).token())).isEmpty();

        assertThat(people.changePassword(director, oneTime, LASTING, "a")).isEqualTo(new PasswordChange.Done());
        assertThat(people.login("liyuan-director", LASTING, "a")).isEqualTo(new Login.Granted(director));
        assertThat(people.standing("liyuan-director")).isEqualTo(Standing.ACTIVE);
        assertThat(tokens.find(tokens.issue(director).token())).contains(director);
        assertThat(accounts.load(OFFICE, "liyuan-director").state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThat(accounts.create(OFFICE, new NewAccount("李", "", "DISCIPLINE_COMMITTEE", "")))
                .isEqualTo(new Creation.Refused(List.of(
                        "用户名：发现“李”，应为 2 至 64 个小写字母、数字、点、横线，以字母或数字开头，如 liyuan-clerk。",
                        "显示名：应为 1 至 30 个字，写称呼即可，如“李园一村 王老师”。",
                        "角色：发现“DISCIPLINE_COMMITTEE”，应为公开专员、居委会主任、居务监督小组之一。")));
    }

    @Test
    void answersForeignMissingAndMistypedUnitsAlike() {
        for (String unit : List.of("640104005001", "310114004010", "310114004000", "310114004", "x")) {
            assertThat(accounts.create(OFFICE, new NewAccount("new", "新人", "CLERK", unit)))
                    .isEqualTo(new Creation.Refused(
                            List.of("单位：发现“" + unit + "”，应为本街道单位名录里的 12 位社区代码。怎么办：先上传单位名录（T-00），再建社区的账号。")));
        }
        for (String unit : List.of("310115001", "310114004009", "")) {
            assertThat(accounts.create(ADMIN, new NewAccount("new", "新人", "STREET_OFFICE", unit)))
                    .isInstanceOf(Creation.Refused.class);
        }
        assertThat(accounts.create(ADMIN, new NewAccount("new", "新人", "STREET_OFFICE", "640104005")))
                .isInstanceOf(Creation.Created.class);
        assertThat(accounts.create(ADMIN, new NewAccount("second", "二号", "ADMINISTRATOR", "")))
                .isInstanceOf(Creation.Created.class);
    }

    @Test
    void takesAUserNameOnce() {
        assertThat(accounts.create(OFFICE, new NewAccount("gulou-clerk", "新人", "CLERK", "310114004009")))
                .isEqualTo(new Creation.Taken("用户名：“gulou-clerk”已有人用，应换一个，如在后面加上街道或社区的拼音。"));
        assertThat(people.login("gulou-clerk", LASTING, "a")).isEqualTo(new Login.Granted(OTHER_CLERK));
    }

    @Test
    void endsWhatADisabledPersonHolds() {
        String token = tokens.issue(CLERK).token();
        assertThat(accounts.disable(OFFICE, "liyuan-clerk").state()).isEqualTo(State.DISABLED);

        assertThat(tokens.find(token)).isEmpty();
        assertThat(endedSessions).containsExactly("liyuan-clerk");
        assertThat(people.standing("liyuan-clerk")).isEqualTo(Standing.ENDED);
        assertThat(people.login("liyuan-clerk", LASTING, "a")).isEqualTo(new Login.Refused());
        assertThat(people.changePassword(CLERK, LASTING, "Osmanthus-9", "a"))
                .isEqualTo(new PasswordChange.WrongPassword());
        assertThatThrownBy(() -> accounts.reset(OFFICE, "liyuan-clerk"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("ACCOUNT_DISABLED"));

        assertThat(accounts.enable(OFFICE, "liyuan-clerk").state()).isEqualTo(State.ACTIVE);
        assertThat(people.login("liyuan-clerk", LASTING, "a")).isEqualTo(new Login.Granted(CLERK));
        assertThat(tokens.find(token)).isEmpty();
    }

    @Test
    void endsWhatAPersonHoldsAtAResetAndForgetsHisTries() {
        String token = tokens.issue(CLERK).token();
        for (int i = 0; i < 5; i++) {
            people.login("liyuan-clerk", "forgotten", "a");
        }
        OneTimePassword password = accounts.reset(OFFICE, "liyuan-clerk");

        assertThat(tokens.find(token)).isEmpty();
        assertThat(endedSessions).containsExactly("liyuan-clerk");
        assertThat(people.standing("liyuan-clerk")).isEqualTo(Standing.MUST_CHANGE);
        assertThat(people.login("liyuan-clerk", LASTING, "a")).isEqualTo(new Login.Refused());
        assertThat(people.login("liyuan-clerk", password.value(), "a")).isEqualTo(new Login.MustChange(CLERK));
    }

    @Test
    void refusesAOneTimePasswordAfterSevenDaysAndSaysSoToWhomKnowsItOnly() {
        OneTimePassword password = accounts.reset(OFFICE, "liyuan-clerk");
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(people.login("liyuan-clerk", password.value(), "a")).isInstanceOf(Login.MustChange.class);
        clock.advance(Duration.ofSeconds(1));

        assertThat(people.login("liyuan-clerk", password.value(), "a")).isEqualTo(new Login.Expired());
        assertThat(people.login("liyuan-clerk", "wrong", "a")).isEqualTo(new Login.Refused());
        assertThat(people.standing("liyuan-clerk")).isEqualTo(Standing.ENDED);
        assertThat(people.changePassword(CLERK, password.value(), "Osmanthus-9", "a"))
                .isEqualTo(new PasswordChange.WrongPassword());
        assertThat(accounts.load(OFFICE, "liyuan-clerk").state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void letsNobodyAdministerHimself() {
        for (Runnable act : List.<Runnable>of(
                () -> accounts.disable(ADMIN, "admin"),
                () -> accounts.reset(ADMIN, "admin"),
                () -> accounts.enable(ADMIN, "admin"))) {
            assertThatThrownBy(act::run)
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo("OWN_ACCOUNT"));
        }
        assertThat(people.login("admin", LASTING, "a")).isEqualTo(new Login.Granted(ADMIN));
    }

    @Test
    void leavesAnAdministratorWhenTwoDisableEachOther() {
        Person second = new Person("second", Role.ADMINISTRATOR, 0);
        people.add(second, LASTING);
        accounts.disable(ADMIN, "second");
        // a request of the other that was under way
        assertNotFound(() -> accounts.disable(second, "admin"));
        assertThat(people.login("admin", LASTING, "a")).isEqualTo(new Login.Granted(ADMIN));
    }

    @Test
    void findsByNameUnitRoleAndState() {
        accounts.create(OFFICE, new NewAccount("liyuan-director", "王老师", "DIRECTOR", "310114004009"));
        accounts.disable(OFFICE, "liyuan-clerk");
        assertThat(names(OFFICE, new Query("王", null, null))).containsExactly("liyuan-director");
        assertThat(names(OFFICE, new Query("CLERK", null, null))).containsExactly("liyuan-clerk");
        assertThat(names(OFFICE, new Query("310114004009", null, null)))
                .containsExactly("liyuan-clerk", "liyuan-director");
        assertThat(names(OFFICE, new Query("", Role.DIRECTOR, null))).containsExactly("liyuan-director");
        assertThat(names(OFFICE, new Query("", null, State.DISABLED))).containsExactly("liyuan-clerk");
        assertThat(names(OFFICE, new Query("", null, State.ONE_TIME))).containsExactly("liyuan-director");
        assertThat(names(OFFICE, new Query("", null, State.EXPIRED))).isEmpty();
        assertThat(names(OFFICE, new Query("%", null, null))).isEmpty();
        assertThat(accounts.count(OFFICE, Query.ALL)).isEqualTo(2);
        assertThat(accounts.find(OFFICE, Query.ALL, 1, 1))
                .extracting(account -> account.person().username())
                .containsExactly("liyuan-director");
    }

    @Test
    void recordsWhoDidWhatToWhomAndNeverAPassword() {
        var created = (Creation.Created)
                accounts.create(OFFICE, new NewAccount("liyuan-director", "王老师", "DIRECTOR", "310114004009"));
        OneTimePassword reset = accounts.reset(OFFICE, "liyuan-clerk");
        accounts.disable(OFFICE, "liyuan-clerk");
        accounts.disable(OFFICE, "liyuan-clerk");
        accounts.enable(OFFICE, "liyuan-clerk");
        String events = PostgresFixture.database()
                .read(
                        OFFICE.scope(),
                        db -> db.fetch("SELECT actor, action, subject FROM tenants.audit_event ORDER BY id")
                                .formatCSV(false));
        assertThat(events).isEqualTo("""
                        jiading-office,CREATE_PERSON,liyuan-director DIRECTOR 310114004009
                        jiading-office,RESET_PASSWORD,liyuan-clerk
                        jiading-office,DISABLE_PERSON,liyuan-clerk
                        jiading-office,ENABLE_PERSON,liyuan-clerk
                        """);
        String everything = PostgresFixture.superuser()
                .fetch("SELECT * FROM tenants.audit_event, tenants.person")
                .format(100);
        assertThat(everything).doesNotContain(created.password().value()).doesNotContain(reset.value());
    }

    @Test
    void opensAnInstallationOnce() {
        PostgresFixture.empty("tenants");
        OneTimePassword first = accounts.openFirst().orElseThrow();
        assertThat(accounts.openFirst()).isEmpty();
        assertThat(people.login("admin", first.value(), "a")).isEqualTo(new Login.MustChange(ADMIN));

        // nobody came in time, and nobody could give another
        clock.advance(Duration.ofDays(8));
        OneTimePassword second = accounts.openFirst().orElseThrow();
        assertThat(people.login("admin", first.value(), "a")).isEqualTo(new Login.Refused());
        people.changePassword(ADMIN, second.value(), LASTING, "a");
        clock.advance(Duration.ofDays(8));
        assertThat(accounts.openFirst()).isEmpty();
        assertThat(people.login("admin", LASTING, "a")).isEqualTo(new Login.Granted(ADMIN));
    }

    private List<String> names(Person caller) {
        return names(caller, Query.ALL);
    }

    private List<String> names(Person caller, Query query) {
        return accounts.find(caller, query, 0, 100).stream()
                .map(account -> account.person().username())
                .toList();
    }

    private static void assertNotFound(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(404));
    }

    private static void assertRefusedByTheStore(Person caller, String username, Role role, long unit, String until) {
        assertThatThrownBy(() -> PostgresFixture.database()
                        .run(caller.scope(), db -> db.execute("""
                        INSERT INTO tenants.person (username, role, unit, password_hash, created_at, one_time_until)
                        VALUES (?, ?, ?, 'x', now(), %s)
                        """.formatted(until), username, role.name(), unit)))
                .hasStackTraceContaining("row-level security");
    }

    private static Unit community(long code) {
        return new Unit(
                new UnitCode(code),
                "社区 " + code,
                CommunityKind.URBAN,
                null,
                null,
                null,
                null,
                LocalDate.of(2025, 1, 1),
                null,
                List.of(),
                1);
    }
}
