package org.jujian.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.ColumnStoreFailure;
import org.jujian.base.columnstore.ColumnStoreSettings.Login;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.columnstore.TableName;
import org.jujian.base.money.Money;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every column store must do, whoever runs it: the embedded engine, or a server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ColumnStoreContract {
    protected static final Scope SYSTEM = Scope.system("test");

    private static final UnitCode OURS = new UnitCode(310114004001L);
    private static final UnitCode FOREIGN = new UnitCode(640104005001L);
    private static final Scope READER = new Scope("reader", Audience.COMMUNITY, List.of(OURS.range()));
    private static final TableName LEDGER = new TableName("ledger_of_contract");

    private ColumnStore store;

    /// A store on an empty database.
    protected abstract ColumnStore open();

    /// Called when the tables of the contract are there; a server puts its row policies up here.
    protected void protect(ColumnStore store) {}

    @BeforeAll
    void prepare() {
        store = open();
        store.execute(SYSTEM, Statement.of("""
                CREATE TABLE ledger_of_contract (unit UInt64, amount Decimal(18, 2))
                ENGINE = ReplacingMergeTree
                ORDER BY unit
                """));
        store.execute(SYSTEM, Statement.of("""
                CREATE TABLE notes_of_contract (note String)
                ENGINE = MergeTree
                ORDER BY note
                """));
        store.execute(SYSTEM, Statement.of("""
                CREATE TABLE days_of_contract (day Date32)
                ENGINE = MergeTree
                ORDER BY day
                COMMENT 'open: the same for everybody'
                """));
        store.execute(
                SYSTEM, Statement.of("CREATE VIEW view_of_contract AS SELECT unit, amount FROM ledger_of_contract"));
        protect(store);
        insert(LEDGER, List.of("unit", "amount"), row(OURS, Money.of("1.00")), row(FOREIGN, Money.of("77777.77")));
        insert(new TableName("notes_of_contract"), List.of("note"), row("77777.77"));
        insert(new TableName("days_of_contract"), List.of("day"), row(LocalDate.of(2026, 3, 1)));
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void keepsEveryTypeOfTheFactsExactly() {
        store.execute(SYSTEM, Statement.of("""
                CREATE TABLE types_of_contract
                (
                    unit      UInt64,
                    wide      UInt128,
                    amount    Decimal(18, 2),
                    day       Date32,
                    at        DateTime64(3, 'Asia/Shanghai'),
                    maybe     Nullable(Decimal(18, 2)),
                    maybe_day Nullable(Date32),
                    kind      LowCardinality(String),
                    flag      Bool,
                    numbers   Array(UInt8),
                    channels  Array(LowCardinality(String)),
                    text      String
                )
                ENGINE = MergeTree
                ORDER BY unit
                """));
        var wide = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);
        var at = Instant.parse("2026-02-28T16:00:00.123Z");
        insert(
                new TableName("types_of_contract"),
                List.of(
                        "unit",
                        "wide",
                        "amount",
                        "day",
                        "at",
                        "maybe",
                        "maybe_day",
                        "kind",
                        "flag",
                        "numbers",
                        "channels",
                        "text"),
                row(
                        OURS,
                        wide,
                        new BigDecimal("-9999999999999999.99"),
                        LocalDate.of(1900, 1, 1),
                        at,
                        null,
                        null,
                        "居务",
                        true,
                        List.of(1, 255),
                        List.of("G", "W"),
                        "居务公开：𠮷'\"\\\t\n"));
        List<List<@Nullable Object>> rows = store.query(
                SYSTEM,
                Statement.of("""
                        SELECT unit, wide, amount, day, at, maybe, maybe_day, kind, flag, numbers, channels, text
                        FROM types_of_contract
                        """),
                row -> Arrays.asList(
                        row.unit("unit"),
                        row.wide("wide"),
                        row.decimal("amount"),
                        row.date("day"),
                        row.instant("at"),
                        row.findDecimal("maybe").orElse(null),
                        row.findDate("maybe_day").orElse(null),
                        row.string("kind"),
                        row.flag("flag"),
                        row.numbers("numbers"),
                        row.strings("channels"),
                        row.string("text")));
        assertThat(rows)
                .containsExactly(Arrays.asList(
                        OURS,
                        wide,
                        new BigDecimal("-9999999999999999.99"),
                        LocalDate.of(1900, 1, 1),
                        at,
                        null,
                        null,
                        "居务",
                        true,
                        List.of(1L, 255L),
                        List.of("G", "W"),
                        "居务公开：𠮷'\"\\\t\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "居鉴", "it's", "a\\b", "tab\tnew\nline\r", "\\N", "NULL", "{x:String}", "['a']", "a''b", "\"`"
            })
    void bindsTextsAsTheyAre(String text) {
        var statement = Statement.of("SELECT {text:String} AS text, {texts:Array(String)} AS texts")
                .bind("text", text)
                .bind("texts", List.of(text, "second"));
        assertThat(store.query(SYSTEM, statement, row -> row.string("text"))).containsExactly(text);
        assertThat(store.query(SYSTEM, statement, row -> row.strings("texts")))
                .containsExactly(List.of(text, "second"));
    }

    @Test
    void bindsTheSameValueAsOftenAsTheTextLikes() {
        var statement = Statement.of("""
                        SELECT
                            {amount:Decimal(18, 2)} + {amount:Decimal(18, 2)} AS amount,
                            {day:Date32} AS day,
                            {at:DateTime64(3, 'Asia/Shanghai')} AS at,
                            {none:Nullable(UInt64)} AS none,
                            {flag:Bool} AS flag
                        """)
                .bind("amount", Money.of("0.01"))
                .bind("day", LocalDate.of(2026, 2, 28))
                .bind("at", Instant.parse("2026-02-28T16:00:00.001Z"))
                .bind("none", null)
                .bind("flag", true);
        List<List<Object>> rows = store.query(
                SYSTEM,
                statement,
                row -> List.of(
                        row.money("amount"), row.date("day"), row.instant("at"), row.isNull("none"), row.flag("flag")));
        assertThat(rows)
                .containsExactly(List.of(
                        Money.of("0.02"),
                        LocalDate.of(2026, 2, 28),
                        Instant.parse("2026-02-28T16:00:00.001Z"),
                        true,
                        true));
    }

    @Test
    void streamsAMillionRowsCompletely() {
        var sum = new long[1];
        long count = store.stream(
                SYSTEM,
                Statement.of("SELECT number AS n FROM numbers(1000000)"),
                row -> row.number("n"),
                n -> sum[0] += n);
        assertThat(count).isEqualTo(1_000_000);
        assertThat(sum[0]).isEqualTo(499_999_500_000L);
    }

    @Test
    void streamsNoRowsWithoutAnError() {
        assertThat(store.stream(
                        SYSTEM,
                        Statement.of("SELECT number AS n FROM numbers(10) WHERE number > 10"),
                        row -> row.number("n"),
                        n -> {}))
                .isZero();
    }

    @Test
    void aFailureInTheMiddleOfAStreamIsAnError() {
        var seen = new ArrayList<Long>();
        var failing = Statement.of("SELECT throwIf(number = 2000000) AS n FROM numbers(4000000)");
        assertThatThrownBy(() -> store.stream(SYSTEM, failing, row -> row.number("n"), seen::add))
                .isInstanceOf(ColumnStoreFailure.class);
        assertThat(seen).hasSizeLessThanOrEqualTo(2_000_000);
    }

    @Test
    void aFailedQuestionSaysClickHousesCode() {
        assertThatThrownBy(() -> store.query(SYSTEM, Statement.of("SELEKT 1"), row -> row))
                .isInstanceOfSatisfying(
                        ColumnStoreFailure.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(62));
        assertThatThrownBy(() -> store.query(SYSTEM, Statement.of("SELECT n FROM no_such_table"), row -> row))
                .isInstanceOfSatisfying(
                        ColumnStoreFailure.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(60));
    }

    @Test
    void insertsInBatchesAndSaysHowManyRows() {
        store.execute(
                SYSTEM,
                Statement.of("CREATE TABLE many_of_contract (unit UInt64, n UInt32) ENGINE = MergeTree ORDER BY n"));
        Stream<@Nullable Object[]> rows = IntStream.range(0, 120_000).mapToObj(n -> row(OURS, n));
        assertThat(store.insert(SYSTEM, new TableName("many_of_contract"), List.of("unit", "n"), rows))
                .isEqualTo(120_000);
        assertThat(store.query(
                        SYSTEM,
                        Statement.of("SELECT uniqExact(n) AS n, count() AS rows FROM many_of_contract"),
                        row -> row.number("n") + row.number("rows")))
                .containsExactly(240_000L);
    }

    @Test
    void answersManyThreadsAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Long>> questions = LongStream.range(0, 40)
                    .<Callable<Long>>mapToObj(n -> () -> store.query(
                                    SYSTEM,
                                    Statement.of("SELECT sum(number) + {n:UInt64} AS n FROM numbers(1000)")
                                            .bind("n", n),
                                    row -> row.number("n"))
                            .getFirst())
                    .toList();
            var answers = new ArrayList<Long>();
            for (var answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .isEqualTo(LongStream.range(0, 40)
                            .map(n -> n + 499_500)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void refusesAWrongPassword() {
        var settings = store.settings();
        var wrong = new org.jujian.base.columnstore.ColumnStoreSettings(
                settings.url(),
                settings.database(),
                new Login(settings.writer().user(), "wrong"),
                settings.reader(),
                settings.enforcement(),
                settings.readLimit(),
                settings.writeLimit());
        try (var locked = new ColumnStore(wrong)) {
            assertThatThrownBy(() -> locked.query(SYSTEM, Statement.of("SELECT 1 AS n"), row -> row))
                    .isInstanceOfSatisfying(
                            ColumnStoreFailure.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(516));
        }
    }

    @Test
    void theFirstWallAloneHoldsAScopeToItsUnits() {
        Scope platformHeldToOurs = SYSTEM.within(OURS.range());
        assertThat(store.query(
                        platformHeldToOurs,
                        Statement.of("SELECT l.amount AS amount FROM ledger_of_contract AS l WHERE {scope:l.unit}"),
                        row -> row.money("amount")))
                .containsExactly(Money.of("1.00"));
    }

    @Test
    void theFirstWallRefusesAStatementWithoutItsMark() {
        assertThatThrownBy(() -> store.query(
                        READER, Statement.of("SELECT amount FROM ledger_of_contract"), row -> row.money("amount")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("statement: expected {scope:…} for each of 1 tables with units, found 0");
    }

    @Test
    void aForeignUnitAsAValueIsNotFound() {
        var statement =
                Statement.of("SELECT amount FROM ledger_of_contract WHERE {scope:unit} AND unit = {unit:UInt64}");
        assertThat(store.query(READER, statement.bind("unit", OURS), row -> row.money("amount")))
                .containsExactly(Money.of("1.00"));
        assertThatThrownBy(() -> store.query(READER, statement.bind("unit", FOREIGN), row -> row.money("amount")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        assertThatThrownBy(() ->
                        store.query(READER, statement.bind("unit", List.of(OURS, FOREIGN)), row -> row.money("amount")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() ->
                        store.query(READER, statement.bindRange("street", OURS.street()), row -> row.money("amount")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void loginSeesNothing() {
        assertThat(store.query(
                        Scope.login(),
                        Statement.of("SELECT amount FROM ledger_of_contract WHERE {scope:unit}"),
                        row -> row.money("amount")))
                .isEmpty();
        assertThat(store.query(
                        Scope.login(),
                        Statement.of("SELECT amount FROM ledger_of_contract WHERE {scope:unit} OR true"),
                        row -> row.money("amount")))
                .isEmpty();
    }

    /// Half of what a question for figures costs, otherwise.
    @Test
    void thePlatformsStatementsSpareTheAnalyserWhatNoneNeeds() {
        List<Boolean> chained = store.query(
                SYSTEM,
                Statement.of("SELECT toUInt8(getSetting('optimize_and_compare_chain')) AS chained"),
                row -> row.integer("chained") == 1);

        assertThat(chained).containsExactly(false);
    }

    @Test
    void onlyThePlatformWrites() {
        assertThatThrownBy(() -> store.execute(READER, Statement.of("TRUNCATE TABLE ledger_of_contract")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.insert(
                        SYSTEM.within(OURS.range()),
                        LEDGER,
                        List.of("unit", "amount"),
                        Stream.<@Nullable Object[]>of(row(FOREIGN, Money.ZERO))))
                .isInstanceOf(Problem.class);
        for (String sql : List.of(
                "INSERT INTO ledger_of_contract SELECT unit, amount FROM ledger_of_contract WHERE {scope:unit}",
                "TRUNCATE TABLE ledger_of_contract",
                "DROP TABLE ledger_of_contract",
                "ALTER TABLE ledger_of_contract DELETE WHERE {scope:unit}",
                "SET readonly = 0",
                "CREATE TABLE copy_of_contract ENGINE = MergeTree ORDER BY unit AS SELECT unit FROM ledger_of_contract WHERE {scope:unit}")) {
            assertThatThrownBy(() -> store.query(READER, Statement.of(sql), row -> row))
                    .as(sql)
                    .isInstanceOf(ColumnStoreFailure.Refused.class);
        }
    }

    /// With `OR true` the first wall is pulled down on purpose: what is left is the second one alone.
    private static Stream<String> questionsThroughTheSecondWall() {
        return Stream.of(
                "SELECT amount AS v FROM ledger_of_contract WHERE {scope:unit} OR true",
                "SELECT x.amount AS v FROM ledger_of_contract AS x FINAL WHERE {scope:x.unit} OR true",
                "SELECT amount AS v FROM (SELECT amount FROM ledger_of_contract WHERE {scope:unit} OR true)",
                "WITH c AS (SELECT amount FROM ledger_of_contract WHERE {scope:unit} OR true) SELECT amount AS v FROM c",
                "SELECT amount AS v FROM view_of_contract WHERE {scope:unit} OR true",
                """
                SELECT amount AS v FROM ledger_of_contract WHERE {scope:unit}
                UNION ALL
                SELECT amount AS v FROM ledger_of_contract WHERE {scope:unit} OR true
                """,
                """
                SELECT b.amount AS v
                FROM ledger_of_contract AS a
                CROSS JOIN ledger_of_contract AS b
                WHERE ({scope:a.unit} OR true) AND ({scope:b.unit} OR true)
                """,
                "SELECT max(amount) AS v FROM ledger_of_contract WHERE {scope:unit} OR true",
                "SELECT (SELECT max(amount) FROM ledger_of_contract WHERE {scope:unit} OR true) AS v",
                """
                SELECT toDecimal64(1, 2) AS v FROM numbers(1)
                WHERE toUInt64(640104005001) IN (SELECT unit FROM ledger_of_contract WHERE {scope:unit} OR true)
                """,
                "SELECT amount AS v FROM ledger_of_contract PREWHERE {scope:unit} OR true",
                """
                SELECT amount AS v FROM ledger_of_contract WHERE {scope:unit} OR true
                SETTINGS additional_table_filters = {}
                """,
                """
                SELECT amount AS v FROM ledger_of_contract WHERE {scope:unit} OR true
                SETTINGS readonly = 0, additional_table_filters = {}
                """,
                """
                SELECT amount AS v
                FROM (SELECT amount FROM ledger_of_contract WHERE {scope:unit} OR true SETTINGS additional_table_filters = {})
                """,
                """
                SELECT amount AS v FROM ledger_of_contract WHERE {scope:unit} AND amount IN
                    (SELECT amount FROM ledger_of_contract WHERE {scope:unit} OR true SETTINGS `readonly` = 0)
                """,
                "SELECT toDecimal64(note, 2) AS v FROM notes_of_contract",
                "SELECT amount AS v FROM merge(currentDatabase(), '^ledger_of_contract$') WHERE {scope:unit} OR true",
                "SELECT amount AS v FROM `merge`(currentDatabase(), '^ledger_of_contract$')",
                "SELECT amount AS v FROM /* x */ MERGE /* y */ (currentDatabase(), '^ledger_of_contract$')",
                "SELECT toDecimal64(rows_in_granule, 2) AS v FROM mergeTreeIndex(currentDatabase(), 'ledger_of_contract')",
                "SELECT toDecimal64(rows, 2) AS v FROM system.parts",
                "SELECT toDecimal64(rows, 2) AS v FROM `system`.`parts`",
                "SELECT toDecimal64(1, 2) AS v FROM information_schema.tables",
                "SELECT toDecimal64(1, 2) AS v FROM INFORMATION_SCHEMA.TABLES",
                "SELECT amount AS v FROM remote('127.0.0.1', currentDatabase(), 'ledger_of_contract')",
                "SELECT amount AS v FROM cluster('default', currentDatabase(), 'ledger_of_contract')",
                "SELECT amount AS v FROM loop(ledger_of_contract) LIMIT 10",
                "SELECT amount AS v FROM viewIfPermitted(SELECT amount FROM ledger_of_contract WHERE {scope:unit} OR true ELSE null('amount Decimal(18, 2)'))",
                "SELECT toDecimal64(1, 2) AS v FROM file('/etc/hostname', 'LineAsString', 'x String')",
                "SELECT toDecimal64(length(file('/etc/hostname')), 2) AS v",
                "SELECT toDecimal64(1, 2) AS v FROM url('http://127.0.0.1/', 'LineAsString', 'x String')",
                "SELECT toDecimal64(1, 2) AS v FROM executable('id', 'LineAsString', 'x String')",
                "SELECT toDecimal64(dictGet('ledger_of_contract', 'amount', 1), 2) AS v",
                "SELECT toDecimal64(joinGet('ledger_of_contract', 'amount', 1), 2) AS v",
                "EXPLAIN ESTIMATE SELECT amount FROM ledger_of_contract WHERE {scope:unit}",
                "SHOW TABLES",
                "DESCRIBE TABLE ledger_of_contract",
                "SELECT toDecimal64(1, 2) AS v; SELECT toDecimal64(2, 2) AS v",
                "SELECT toDecimal64(1, 2) AS v INTO OUTFILE '/tmp/jujian-contract-outfile'");
    }

    @ParameterizedTest
    @MethodSource("questionsThroughTheSecondWall")
    void theSecondWallAloneLetsNothingForeignThrough(String sql) {
        var seen = new ArrayList<Money>();
        Throwable failure = catchThrowable(() -> store.stream(
                READER, Statement.of(sql), row -> row.findMoney("v").orElse(Money.ZERO), seen::add));
        assertThat(seen).as(sql).doesNotContain(Money.of("77777.77"));
        if (failure == null) {
            assertThat(seen).as(sql).allMatch(List.of(Money.ZERO, Money.of("1.00"))::contains);
        } else {
            assertThat(failure).as(sql).isInstanceOf(ColumnStoreFailure.Refused.class);
        }
    }

    @Test
    void theSecondWallShowsOnesOwnUnitsAndOpenTables() {
        assertThat(store.query(
                        READER,
                        Statement.of("SELECT sum(amount) AS v FROM ledger_of_contract WHERE {scope:unit} OR true"),
                        row -> row.money("v")))
                .containsExactly(Money.of("1.00"));
        assertThat(store.query(
                        READER, Statement.of("SELECT count() AS v FROM days_of_contract"), row -> row.number("v")))
                .containsExactly(1L);
        assertThat(store.query(
                        READER, Statement.of("SELECT count() AS v FROM notes_of_contract"), row -> row.number("v")))
                .containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT amount AS v FROM merge(currentDatabase(), '^ledger_of_contract$')",
                "SELECT rows AS v FROM system.parts",
                "SELECT 1 AS v FROM mergeTreeIndex(currentDatabase(), 'ledger_of_contract')",
                "SELECT file('/etc/hostname') AS v",
                "SHOW TABLES"
            })
    void theSecondWallRefusesWaysAroundOutright(String sql) {
        assertThatThrownBy(() -> store.query(READER, Statement.of(sql), row -> row))
                .isInstanceOf(ColumnStoreFailure.Refused.class);
    }

    private void insert(TableName table, List<String> columns, @Nullable Object[]... rows) {
        store.insert(SYSTEM, table, columns, Arrays.stream(rows));
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
