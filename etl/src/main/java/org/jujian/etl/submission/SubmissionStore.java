package org.jujian.etl.submission;

import static org.jujian.etl.jooq.Tables.CHANGED_CELL;
import static org.jujian.etl.jooq.Tables.IDEMPOTENCY_KEY;
import static org.jujian.etl.jooq.Tables.REJECTION;
import static org.jujian.etl.jooq.Tables.SUBMISSION;
import static org.jujian.etl.jooq.Tables.WARNING;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.files.Receipt;
import org.jujian.base.files.Sha256;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.FirstWall;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.jooq.Sequences;
import org.jujian.etl.jooq.tables.records.RejectionRecord;
import org.jujian.etl.jooq.tables.records.SubmissionRecord;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;

/// Submissions in PostgreSQL. Every statement names the scope's ranges itself (first wall); row-level security does so
/// once more.
final class SubmissionStore {
    /// First half of the key of the advisory locks, so that they meet no other ones.
    private static final int LOCKS = 0x6a6a_0003;
    /// In one statement: sent one by one, they cost PostgreSQL more than all else of a file with many of them.
    private static final int REJECTIONS_AT_ONCE = 500;

    /// How long a key names its call, at least; Stripe's is 24 hours. A week, so that a program that finds an
    /// unanswered
    /// call after a long holiday may still repeat it.
    static final Duration KEY_KEPT = Duration.ofDays(7);

    private final Database database;

    SubmissionStore(Database database) {
        this.database = database;
    }

    /// What acknowledging came to.
    sealed interface Acknowledged {
        record New(Submission submission) implements Acknowledged {}

        /// the same key, bytes and parameters as before
        record Repeated(Submission first) implements Acknowledged {}

        /// the key names another call; `difference` says in which parameter or that it is the file
        record KeyTaken(String difference) implements Acknowledged {}
    }

    /// Gives the next number and commits. The lock of the street is held until the commit, so that the numbers of a
    /// street are committed in their order and nobody can apply a later one while an earlier one is still on its way.
    Acknowledged acknowledge(Scope scope, UnitCode feeder, NewSubmission order, Receipt receipt, Clock clock) {
        return database.write(scope, db -> {
            db.execute(
                    "SELECT pg_advisory_xact_lock(?, ?)", LOCKS, feeder.street().value());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Optional<Keyed> earlier = order.idempotencyKey().flatMap(key -> findByKey(db, scope, feeder, key, now));
            if (earlier.isPresent()) {
                return earlier.get().answer(order, receipt);
            }
            SubmissionRecord row = db.newRecord(SUBMISSION);
            row.setId(receipt.id());
            row.setNumber(db.nextval(Sequences.SUBMISSION_NUMBER));
            row.setUnit(feeder.value());
            row.setStreet(feeder.street().value());
            row.setTemplate(order.template().code());
            row.setMode(stored(order.mode()));
            row.setAmountUnit(order.amountUnit().label());
            Mapping mapping = MappingMemory.mapping(db, feeder, order);
            row.setMappedHeadings(MappingMemory.headings(mapping));
            row.setMappedColumns(MappingMemory.columns(mapping));
            row.setPurpose(order.purpose().stored());
            row.setFileName(order.fileName());
            row.setBytes(receipt.bytes());
            row.setSha256(receipt.hash().hex());
            row.setOriginal(Place.QUARANTINED.name());
            row.setState(SubmissionState.RECEIVED.name());
            row.setSubmittedBy(scope.actor());
            row.setReceivedAt(ChinaTime.offset(now));
            row.store();
            MappingMemory.remember(db, scope, feeder, order, clock);
            order.idempotencyKey()
                    .ifPresent(key -> db.insertInto(
                                    IDEMPOTENCY_KEY,
                                    IDEMPOTENCY_KEY.UNIT,
                                    IDEMPOTENCY_KEY.KEY,
                                    IDEMPOTENCY_KEY.SUBMISSION,
                                    IDEMPOTENCY_KEY.HEADINGS,
                                    IDEMPOTENCY_KEY.GIVEN_AT)
                            .values(feeder.value(), key, receipt.id(), stored(order.headings()), ChinaTime.offset(now))
                            .execute());
            row.refresh();
            return new Acknowledged.New(submission(row));
        });
    }

    Optional<Submission> find(Scope scope, SubmissionId id) {
        return database.read(
                scope,
                db -> db.selectFrom(SUBMISSION)
                        .where(SUBMISSION.ID.eq(id.value()).and(FirstWall.reached(scope, SUBMISSION.UNIT)))
                        .fetchOptional(SubmissionStore::submission));
    }

    List<Submission> newest(Scope scope, int limit) {
        return database.read(
                scope,
                db -> db.selectFrom(SUBMISSION)
                        .where(FirstWall.reached(scope, SUBMISSION.UNIT))
                        .orderBy(SUBMISSION.NUMBER.desc())
                        .limit(limit)
                        .fetch(SubmissionStore::submission));
    }

    History history(Scope scope, History.Filter filter, History.Slice slice) {
        Condition asked = FirstWall.reached(scope, SUBMISSION.UNIT).and(matching(filter));
        return database.read(scope, db -> {
            List<Submission> page = db.selectFrom(SUBMISSION)
                    .where(asked.and(SUBMISSION.NUMBER.lt(slice.below())))
                    .orderBy(SUBMISSION.NUMBER.desc())
                    .offset(slice.offset())
                    .limit(slice.limit() + 1)
                    .fetch(SubmissionStore::submission);
            return new History(page, totals(db, asked));
        });
    }

    private static History.Totals totals(DSLContext db, Condition asked) {
        var files = new EnumMap<SubmissionState, Long>(SubmissionState.class);
        var rows = new RowCounts[] {RowCounts.NONE};
        db.select(
                        SUBMISSION.STATE,
                        SUBMISSION.PURPOSE,
                        DSL.count().cast(Long.class),
                        sum(SUBMISSION.ROWS_ACCEPTED),
                        sum(SUBMISSION.ROWS_REJECTED),
                        sum(SUBMISSION.ROWS_UNCHANGED))
                .from(SUBMISSION)
                .where(asked)
                .groupBy(SUBMISSION.STATE, SUBMISSION.PURPOSE)
                .forEach(row -> {
                    files.merge(SubmissionState.valueOf(row.value1()), row.value3(), Long::sum);
                    if (Purpose.ofStored(row.value2()) == Purpose.LOAD) {
                        rows[0] = rows[0].plus(new RowCounts(row.value4(), row.value5(), row.value6()));
                    }
                });
        return new History.Totals(files, rows[0]);
    }

    private static Field<Long> sum(Field<Long> rows) {
        return DSL.sum(rows).cast(Long.class);
    }

    private static Condition matching(History.Filter filter) {
        Condition all = DSL.noCondition();
        if (filter.template().isPresent()) {
            all = all.and(SUBMISSION.TEMPLATE.eq(filter.template().get().code()));
        }
        if (filter.state().isPresent()) {
            all = all.and(SUBMISSION.STATE.eq(filter.state().get().name()));
        }
        if (filter.from().isPresent()) {
            all = all.and(SUBMISSION.RECEIVED_AT.ge(beginning(filter.from().get())));
        }
        if (filter.to().isPresent()) {
            all = all.and(SUBMISSION.RECEIVED_AT.lt(beginning(filter.to().get().plusDays(1))));
        }
        return filter.by().isPresent()
                ? all.and(SUBMISSION.SUBMITTED_BY.eq(filter.by().get()))
                : all;
    }

    private static OffsetDateTime beginning(LocalDate day) {
        return day.atStartOfDay(ChinaTime.ZONE).toOffsetDateTime();
    }

    List<History.Sender> senders(Scope scope) {
        return database.read(
                scope,
                db -> db.selectDistinct(SUBMISSION.SUBMITTED_BY, SUBMISSION.UNIT)
                        .from(SUBMISSION)
                        .where(FirstWall.reached(scope, SUBMISSION.UNIT))
                        .orderBy(SUBMISSION.UNIT, SUBMISSION.SUBMITTED_BY)
                        .fetch(row -> new History.Sender(row.value1(), new UnitCode(row.value2()))));
    }

    List<Submission> numbered(Scope scope, Collection<Long> numbers) {
        return database.read(
                scope,
                db -> db.selectFrom(SUBMISSION)
                        .where(SUBMISSION.NUMBER.in(numbers).and(FirstWall.reached(scope, SUBMISSION.UNIT)))
                        .orderBy(SUBMISSION.NUMBER)
                        .fetch(SubmissionStore::submission));
    }

    List<RejectedRow> rejections(Scope scope, SubmissionId id, RejectionPage page) {
        Condition reason = page.reason()
                .map(r -> REJECTION.CODE.eq(r.code()).and(REJECTION.FILE_COLUMN.eq(r.column())))
                .orElse(DSL.noCondition());
        return database.read(
                scope,
                db -> db.selectFrom(REJECTION)
                        .where(REJECTION.SUBMISSION.eq(id.value()).and(FirstWall.reached(scope, REJECTION.UNIT)))
                        .and(reason)
                        .and(DSL.row(REJECTION.FILE_ROW, REJECTION.PART)
                                .gt(page.after().row(), page.after().part()))
                        .orderBy(REJECTION.FILE_ROW, REJECTION.PART)
                        .offset(page.offset())
                        .limit(page.limit())
                        .fetch(SubmissionStore::rejected));
    }

    /// The most frequent first.
    List<RejectionReason> reasons(Scope scope, SubmissionId id, int rowsOfEach) {
        Field<Integer> all = DSL.count()
                .over()
                .partitionBy(REJECTION.CODE, REJECTION.FILE_COLUMN)
                .as("same");
        Field<Integer> turn = DSL.rowNumber()
                .over()
                .partitionBy(REJECTION.CODE, REJECTION.FILE_COLUMN)
                .orderBy(REJECTION.FILE_ROW, REJECTION.PART)
                .as("turn");
        var numbered = DSL.select(REJECTION.asterisk(), all, turn)
                .from(REJECTION)
                .where(REJECTION.SUBMISSION.eq(id.value()).and(FirstWall.reached(scope, REJECTION.UNIT)))
                .asTable("numbered");
        Map<RejectionPage.Reason, List<RejectedRow>> first = new LinkedHashMap<>();
        Map<RejectionPage.Reason, Integer> counts = new LinkedHashMap<>();
        database.read(
                        scope,
                        db -> db.select()
                                .from(numbered)
                                .where(DSL.field(DSL.name("numbered", "turn"), Integer.class)
                                        .le(rowsOfEach))
                                .orderBy(
                                        DSL.field(DSL.name("numbered", "same")).desc(),
                                        numbered.field(REJECTION.CODE),
                                        numbered.field(REJECTION.FILE_COLUMN),
                                        DSL.field(DSL.name("numbered", "turn")))
                                .fetch())
                .forEach(row -> {
                    RejectedRow rejected = rejected(row.into(REJECTION));
                    var reason = new RejectionPage.Reason(rejected.code(), rejected.column());
                    first.computeIfAbsent(reason, r -> new ArrayList<>()).add(rejected);
                    counts.put(reason, row.get("same", Integer.class));
                });
        return first.entrySet().stream()
                .map(e -> new RejectionReason(
                        e.getKey().code(),
                        e.getKey().column(),
                        Objects.requireNonNull(counts.get(e.getKey())),
                        e.getValue()))
                .toList();
    }

    private static RejectedRow rejected(RejectionRecord r) {
        return new RejectedRow(
                r.getFileRow(),
                r.getPart(),
                r.getFileColumn(),
                r.getLetters(),
                r.getHeading(),
                r.getCode(),
                r.getMessage());
    }

    List<RowWarning> warnings(Scope scope, SubmissionId id, int limit) {
        return database.read(
                scope,
                db -> db.selectFrom(WARNING)
                        .where(WARNING.SUBMISSION.eq(id.value()).and(FirstWall.reached(scope, WARNING.UNIT)))
                        .orderBy(WARNING.POSITION)
                        .limit(limit)
                        .fetch(w -> new RowWarning(w.getFileRow(), w.getFileColumn(), w.getCode(), w.getMessage())));
    }

    /// In the order of their numbers.
    List<Submission> submittedBy(Scope scope, String actor) {
        return database.read(
                scope,
                db -> db.selectFrom(SUBMISSION)
                        .where(SUBMISSION.SUBMITTED_BY.eq(actor).and(FirstWall.reached(scope, SUBMISSION.UNIT)))
                        .orderBy(SUBMISSION.NUMBER)
                        .fetch(SubmissionStore::submission));
    }

    /// The newest receipt of all, for a clock that goes on from it.
    Optional<Instant> newestReceipt(Scope scope) {
        return database.read(
                scope,
                db -> Optional.ofNullable(db.select(DSL.max(SUBMISSION.RECEIVED_AT))
                                .from(SUBMISSION)
                                .where(FirstWall.reached(scope, SUBMISSION.UNIT))
                                .fetchOne(0, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /// Of each street the newest number up to which everything is applied; streets without a submission are left out.
    Map<StreetCode, Long> applied(Scope scope) {
        Field<Long> unfinished = DSL.min(SUBMISSION.NUMBER)
                .filterWhere(SUBMISSION.STATE.in(SubmissionState.RECEIVED.name(), SubmissionState.RUNNING.name()));
        Field<Long> applied = DSL.coalesce(unfinished.minus(1), DSL.max(SUBMISSION.NUMBER));
        return database.read(
                scope,
                db -> db
                        .select(SUBMISSION.STREET, applied)
                        .from(SUBMISSION)
                        .where(FirstWall.reached(scope, SUBMISSION.UNIT))
                        .groupBy(SUBMISSION.STREET)
                        .fetch()
                        .stream()
                        .collect(Collectors.toMap(r -> new StreetCode(r.value1()), r -> r.value2())));
    }

    /// One of any size.
    Optional<Claimed> claim(Scope scope, Duration lease) {
        return claim(scope, lease, Long.MAX_VALUE);
    }

    /// Takes the lowest unfinished submission of a street that nobody works on, whose time has come and which has no
    /// more
    /// than `most` bytes, and holds it for `lease`. Time here is the store's own, not that of the platform's clock.
    Optional<Claimed> claim(Scope scope, Duration lease, long most) {
        UUID claim = UUID.randomUUID();
        return database.write(
                scope,
                db -> db.resultQuery("""
                                WITH heads AS
                                (
                                    SELECT DISTINCT ON (street) id
                                    FROM etl.submission
                                    WHERE state IN ('RECEIVED', 'RUNNING')
                                    ORDER BY street, number
                                ),
                                chosen AS
                                (
                                    SELECT s.id
                                    FROM etl.submission AS s
                                    JOIN heads AS h ON h.id = s.id
                                    WHERE s.bytes <= ?
                                        AND (s.state = 'RECEIVED'
                                                AND (s.not_before IS NULL OR s.not_before <= clock_timestamp())
                                            OR s.state = 'RUNNING' AND s.claimed_until < clock_timestamp())
                                    ORDER BY s.number
                                    LIMIT 1
                                    FOR UPDATE OF s SKIP LOCKED
                                )
                                UPDATE etl.submission AS s
                                SET state = 'RUNNING',
                                    claim = ?,
                                    claimed_until = clock_timestamp() + ? * INTERVAL '1 millisecond',
                                    attempt = s.attempt + 1
                                FROM chosen
                                WHERE s.id = chosen.id
                                RETURNING s.*
                                """, most, claim, lease.toMillis())
                        .coerce(SUBMISSION)
                        .fetchOptional(row -> new Claimed(submission(row), claim, row.getAttempt())));
    }

    /// Holds a claim for another `lease`; false when somebody else has it now.
    boolean hold(Scope scope, Claimed claimed, Duration lease) {
        Field<OffsetDateTime> until = DSL.field(
                "clock_timestamp() + {0} * INTERVAL '1 millisecond'",
                SQLDataType.OFFSETDATETIME, DSL.val(lease.toMillis()));
        return database.write(
                        scope,
                        db -> db.update(SUBMISSION)
                                .set(SUBMISSION.CLAIMED_UNTIL, until)
                                .where(mine(claimed))
                                .execute())
                == 1;
    }

    /// Rejections and warnings of an earlier attempt are written anew.
    void begin(Scope scope, Claimed claimed) {
        UUID id = claimed.submission().id().value();
        database.run(scope, db -> {
            requireMine(db.update(SUBMISSION)
                    .set(SUBMISSION.PROGRESS, BigDecimal.ZERO)
                    .where(mine(claimed))
                    .execute());
            db.deleteFrom(REJECTION).where(REJECTION.SUBMISSION.eq(id)).execute();
            db.deleteFrom(WARNING).where(WARNING.SUBMISSION.eq(id)).execute();
        });
    }

    void kept(Scope scope, Claimed claimed) {
        database.run(
                scope,
                db -> requireMine(db.update(SUBMISSION)
                        .set(SUBMISSION.ORIGINAL, Place.KEPT.name())
                        .where(mine(claimed))
                        .execute()));
    }

    void note(Scope scope, Claimed claimed, BigDecimal progress, Findings findings) {
        Submission submission = claimed.submission();
        database.run(scope, db -> {
            requireMine(db.update(SUBMISSION)
                    .set(SUBMISSION.PROGRESS, progress)
                    .where(mine(claimed))
                    .execute());
            insertRejections(db, submission, findings.rejections());
            insertWarnings(db, submission, findings);
        });
    }

    /// The end of a load in one transaction: counts, state and what has to be computed anew.
    void finish(Scope scope, Claimed claimed, RowCounts rows, Collection<ChangedCell> changed, Instant now) {
        long number = claimed.submission().number();
        database.run(scope, db -> {
            requireMine(db.update(SUBMISSION)
                    .set(SUBMISSION.STATE, SubmissionState.DONE.name())
                    .set(SUBMISSION.PROGRESS, BigDecimal.ONE)
                    .set(SUBMISSION.ROWS_READ, rows.read())
                    .set(SUBMISSION.ROWS_ACCEPTED, rows.accepted())
                    .set(SUBMISSION.ROWS_REJECTED, rows.rejected())
                    .set(SUBMISSION.ROWS_UNCHANGED, rows.unchanged())
                    .set(SUBMISSION.FINISHED_AT, ChinaTime.offset(now))
                    .setNull(SUBMISSION.CLAIM)
                    .setNull(SUBMISSION.CLAIMED_UNTIL)
                    .where(mine(claimed))
                    .execute());
            db.batch(changed.stream()
                            .map(cell -> db.insertInto(CHANGED_CELL)
                                    .set(CHANGED_CELL.UNIT, cell.unit().value())
                                    .set(CHANGED_CELL.FACT, cell.fact())
                                    .set(CHANGED_CELL.PERIOD, cell.period())
                                    .set(CHANGED_CELL.SUBMISSION, number))
                            .toList())
                    .execute();
        });
    }

    void fail(Scope scope, Claimed claimed, Refusal refusal, Instant now) {
        UUID id = claimed.submission().id().value();
        database.run(scope, db -> {
            requireMine(db.update(SUBMISSION)
                    .set(SUBMISSION.STATE, SubmissionState.FAILED.name())
                    .set(SUBMISSION.PROBLEM_CODE, refusal.code())
                    .set(SUBMISSION.PROBLEM_ROW, refusal.row())
                    .set(SUBMISSION.PROBLEM_COLUMN, refusal.column())
                    .set(SUBMISSION.PROBLEM_MESSAGE, refusal.message())
                    .set(SUBMISSION.FINISHED_AT, ChinaTime.offset(now))
                    .setNull(SUBMISSION.CLAIM)
                    .setNull(SUBMISSION.CLAIMED_UNTIL)
                    .where(mine(claimed))
                    .execute());
            db.deleteFrom(REJECTION).where(REJECTION.SUBMISSION.eq(id)).execute();
            db.deleteFrom(WARNING).where(WARNING.SUBMISSION.eq(id)).execute();
        });
    }

    /// Back into the queue of its street, to be tried again after `pause`.
    void postpone(Scope scope, Claimed claimed, Duration pause) {
        Field<OffsetDateTime> notBefore = DSL.field(
                "clock_timestamp() + {0} * INTERVAL '1 millisecond'",
                SQLDataType.OFFSETDATETIME, DSL.val(pause.toMillis()));
        database.run(
                scope,
                db -> db.update(SUBMISSION)
                        .set(SUBMISSION.STATE, SubmissionState.RECEIVED.name())
                        .set(SUBMISSION.NOT_BEFORE, notBefore)
                        .setNull(SUBMISSION.CLAIM)
                        .setNull(SUBMISSION.CLAIMED_UNTIL)
                        .where(mine(claimed))
                        .execute());
    }

    void destroyed(Scope scope, UUID id) {
        database.run(
                scope,
                db -> db.update(SUBMISSION)
                        .set(SUBMISSION.ORIGINAL, Place.DESTROYED.name())
                        .where(SUBMISSION.ID.eq(id).and(SUBMISSION.STATE.eq(SubmissionState.FAILED.name())))
                        .execute());
    }

    /// Of these uploads those whose bytes nobody needs any more: never acknowledged, or refused.
    List<UUID> unneeded(Scope scope, List<UUID> uploads) {
        List<UUID> needed = database.read(
                scope,
                db -> db.select(SUBMISSION.ID)
                        .from(SUBMISSION)
                        .where(SUBMISSION.ID.in(uploads).and(SUBMISSION.STATE.ne(SubmissionState.FAILED.name())))
                        .fetch(SUBMISSION.ID));
        return uploads.stream().filter(id -> !needed.contains(id)).toList();
    }

    /// The call that a key names: its submission, and how it spoke of headings.
    private record Keyed(Submission first, String headings) {
        /// What is compared is what was sent; a name of a file may change from call to call.
        Acknowledged answer(NewSubmission order, Receipt receipt) {
            if (!first.sha256().equals(receipt.hash())) {
                return new Acknowledged.KeyTaken("文件内容");
            }
            if (first.template() != order.template()) {
                return new Acknowledged.KeyTaken("模板");
            }
            if (first.mode() != order.mode()) {
                return new Acknowledged.KeyTaken("方式");
            }
            if (first.purpose() != order.purpose()) {
                return new Acknowledged.KeyTaken("试运行");
            }
            if (first.amountUnit() != order.amountUnit()) {
                return new Acknowledged.KeyTaken("金额单位");
            }
            if (!headings.equals(stored(order.headings())) || !saysTheSame(order.headings())) {
                return new Acknowledged.KeyTaken("表头对应");
            }
            return new Acknowledged.Repeated(first);
        }

        private boolean saysTheSame(NewSubmission.Headings said) {
            return switch (said) {
                case NewSubmission.Headings.AsBefore before -> true;
                case NewSubmission.Headings.Said now -> now.mapping().equals(first.mapping());
                case NewSubmission.Headings.SaidForGood now -> now.mapping().equals(first.mapping());
            };
        }
    }

    /// Keys of the unit whose time is over are forgotten first.
    private static Optional<Keyed> findByKey(DSLContext db, Scope scope, UnitCode feeder, String key, Instant now) {
        db.deleteFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.UNIT.eq(feeder.value()))
                .and(IDEMPOTENCY_KEY.GIVEN_AT.lt(ChinaTime.offset(now.minus(KEY_KEPT))))
                .execute();
        return db.select(SUBMISSION, IDEMPOTENCY_KEY.HEADINGS)
                .from(SUBMISSION)
                .join(IDEMPOTENCY_KEY)
                .on(IDEMPOTENCY_KEY.SUBMISSION.eq(SUBMISSION.ID))
                .where(IDEMPOTENCY_KEY.UNIT.eq(feeder.value()).and(IDEMPOTENCY_KEY.KEY.eq(key)))
                .and(FirstWall.reached(scope, SUBMISSION.UNIT))
                .fetchOptional(row -> new Keyed(submission(row.value1()), row.value2()));
    }

    private static String stored(NewSubmission.Headings headings) {
        return switch (headings) {
            case NewSubmission.Headings.AsBefore before -> "as before";
            case NewSubmission.Headings.Said said -> "said";
            case NewSubmission.Headings.SaidForGood said -> "said for good";
        };
    }

    private static void insertRejections(DSLContext db, Submission submission, List<RejectedRow> rows) {
        for (int from = 0; from < rows.size(); from += REJECTIONS_AT_ONCE) {
            var insert = db.insertInto(
                    REJECTION,
                    REJECTION.SUBMISSION,
                    REJECTION.UNIT,
                    REJECTION.FILE_ROW,
                    REJECTION.PART,
                    REJECTION.FILE_COLUMN,
                    REJECTION.LETTERS,
                    REJECTION.HEADING,
                    REJECTION.CODE,
                    REJECTION.MESSAGE);
            for (RejectedRow r : rows.subList(from, Math.min(from + REJECTIONS_AT_ONCE, rows.size()))) {
                insert = insert.values(
                        submission.id().value(),
                        submission.feeder().value(),
                        r.row(),
                        r.part(),
                        r.column(),
                        r.letters(),
                        r.heading(),
                        r.code(),
                        r.message());
            }
            insert.execute();
        }
    }

    private static void insertWarnings(DSLContext db, Submission submission, Findings findings) {
        int position = findings.firstWarning();
        for (RowWarning w : findings.warnings()) {
            db.insertInto(WARNING)
                    .set(WARNING.SUBMISSION, submission.id().value())
                    .set(WARNING.UNIT, submission.feeder().value())
                    .set(WARNING.POSITION, position++)
                    .set(WARNING.FILE_ROW, w.row())
                    .set(WARNING.FILE_COLUMN, w.column())
                    .set(WARNING.CODE, w.code())
                    .set(WARNING.MESSAGE, w.message())
                    .execute();
        }
    }

    private static Condition mine(Claimed claimed) {
        return SUBMISSION.ID.eq(claimed.submission().id().value()).and(SUBMISSION.CLAIM.eq(claimed.claim()));
    }

    private static void requireMine(int updated) {
        if (updated != 1) {
            throw new ClaimLost();
        }
    }

    static Submission submission(SubmissionRecord r) {
        return new Submission(
                new SubmissionId(r.getId()),
                r.getNumber(),
                new UnitCode(r.getUnit()),
                Template.ofCode(r.getTemplate()).orElseThrow(),
                mode(r.getMode()),
                Purpose.ofStored(r.getPurpose()),
                AmountUnit.ofLabel(r.getAmountUnit()).orElseThrow(),
                MappingMemory.mapping(r.getMappedHeadings(), r.getMappedColumns()),
                r.getFileName(),
                r.getBytes(),
                new Sha256(r.getSha256()),
                SubmissionState.valueOf(r.getState()),
                r.getProgress(),
                new RowCounts(r.getRowsAccepted(), r.getRowsRejected(), r.getRowsUnchanged()),
                refusal(r),
                r.getSubmittedBy(),
                r.getReceivedAt().toInstant(),
                Optional.ofNullable(r.getFinishedAt()).map(OffsetDateTime::toInstant));
    }

    private static Optional<Refusal> refusal(SubmissionRecord r) {
        @Nullable String code = r.getProblemCode();
        @Nullable String message = r.getProblemMessage();
        return code == null || message == null
                ? Optional.empty()
                : Optional.of(new Refusal(code, r.getProblemRow(), r.getProblemColumn(), message));
    }

    private static String stored(FeedMode mode) {
        return switch (mode) {
            case LIVE -> "live";
            case BACKFILL -> "backfill";
        };
    }

    private static FeedMode mode(String stored) {
        return stored.equals("backfill") ? FeedMode.BACKFILL : FeedMode.LIVE;
    }

    private enum Place {
        QUARANTINED,
        KEPT,
        DESTROYED
    }
}
