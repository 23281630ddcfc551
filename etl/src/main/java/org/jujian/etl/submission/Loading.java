package org.jujian.etl.submission;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.files.Originals;
import org.jujian.base.scope.Scope;
import org.jujian.etl.fact.EventRow;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.LedgerRow;
import org.jujian.etl.fact.UnitRow;
import org.jujian.etl.rule.Intake;
import org.jujian.etl.rule.RowOutcome;
import org.jujian.etl.rule.RowRules;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedReading;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.template.FeedRows;
import org.jujian.etl.template.Warning;
import org.jujian.etl.warehouse.Stamp;
import org.jujian.etl.warehouse.Warehouse;

/// One attempt at a submission, from the original to `DONE` or `FAILED`. Every step may be cut off and every step may
/// come again: originals are moved at most once, rows are written under the same identities, the rest is one
/// transaction. Holds two batches of rows at a time, and the encoded ones that are not sent yet.
final class Loading {
    static final Scope SCOPE = Scope.system("submission");

    /// Rows are judged and written in batches of this size; the progress moves with them. While one is written the next
    /// is judged. The column store gets several of them at once.
    private static final int BATCH = 10_000;

    private final SubmissionStore store;
    private final Originals originals;
    private final Warehouse warehouse;
    private final Rulebook rulebook;
    private final Consequences consequences;
    private final Clock clock;
    private final Consumer<Step> passed;

    Loading(
            SubmissionStore store,
            Originals originals,
            Warehouse warehouse,
            Rulebook rulebook,
            Consequences consequences,
            Clock clock,
            Consumer<Step> passed) {
        this.store = store;
        this.originals = originals;
        this.warehouse = warehouse;
        this.rulebook = rulebook;
        this.consequences = consequences;
        this.clock = clock;
        this.passed = passed;
    }

    void run(Claimed claimed, Original original) throws IOException {
        Submission submission = claimed.submission();
        store.begin(SCOPE, claimed);
        passed.accept(Step.BEGUN);
        FeedReading reading =
                FeedReading.open(original, submission.template(), submission.amountUnit(), submission.mapping());
        passed.accept(Step.READ);
        switch (reading) {
            case FeedReading.Refused refused -> refuse(claimed, refused.problem());
            case Feed feed -> load(claimed, feed);
        }
    }

    /// Writes the rows of a submission anew that was applied before, with what follows from them; its answer stays as
    /// it
    /// was. Says what the counts are now.
    RowCounts again(Submission submission) throws IOException {
        FeedReading reading = FeedReading.open(
                Submissions.original(originals, submission),
                submission.template(),
                submission.amountUnit(),
                submission.mapping());
        return switch (reading) {
            case FeedReading.Refused refused ->
                throw new IllegalStateException("submission " + submission.id() + ": taken before, refused now as "
                        + refused.problem().code());
            case Feed feed -> {
                var gathered = new Gathered();
                writeRows(submission, feed, gathered, (judged, progress) -> {});
                settle(stamp(submission), submission, gathered);
                yield gathered.rows;
            }
        };
    }

    /// Removes what an attempt wrote of a submission that will not be tried again.
    void giveUp(Claimed claimed) {
        Submission submission = claimed.submission();
        warehouse.forget(stamp(submission), submission.template());
        end(claimed, Refusal.internalError(submission.id()));
    }

    private void refuse(Claimed claimed, FileProblem problem) {
        end(claimed, Refusal.of(problem));
    }

    /// The reason first, then the bytes: a crash in between leaves bytes that the next start finds and destroys.
    private void end(Claimed claimed, Refusal refusal) {
        var id = claimed.submission().id().value();
        store.fail(SCOPE, claimed, refusal, clock.instant());
        passed.accept(Step.REFUSED);
        originals.destroy(id);
        store.destroyed(SCOPE, id);
        passed.accept(Step.DESTROYED);
    }

    private void load(Claimed claimed, Feed feed) throws IOException {
        Submission submission = claimed.submission();
        originals.promote(submission.id().value(), submission.sha256());
        store.kept(SCOPE, claimed);
        passed.accept(Step.KEPT);
        var gathered = new Gathered();
        note(claimed, BigDecimal.ZERO, new RowRules.Judged(List.of(), feed.warnings()), gathered);
        writeRows(submission, feed, gathered, (judged, progress) -> note(claimed, progress, judged, gathered));
        if (submission.purpose() == Purpose.LOAD) {
            settle(stamp(submission), submission, gathered);
        }
        store.finish(SCOPE, claimed, gathered.rows, gathered.changed(submission.purpose()), clock.instant());
        passed.accept(Step.DONE);
    }

    private void writeRows(
            Submission submission, Feed feed, Gathered gathered, BiConsumer<RowRules.Judged, BigDecimal> noted)
            throws IOException {
        var stamp = stamp(submission);
        var rules = new RowRules(feed, rulebook, stamp.intake(), warehouse.before(stamp, submission.template()));
        var writing = warehouse.writing(stamp, submission.template());
        try (FeedRows rows = feed.rows();
                var following = new Following()) {
            for (List<FeedRow> batch = rows.next(BATCH); !batch.isEmpty(); batch = rows.next(BATCH)) {
                RowRules.Judged judged = rules.judge(batch);
                BigDecimal progress = progress(batch.getLast().number(), feed.lines());
                boolean last = batch.size() < BATCH;
                following.run(() -> {
                    List<Fact> accepted = accepted(judged);
                    if (submission.purpose() == Purpose.LOAD) {
                        writing.add(accepted);
                    }
                    if (last) {
                        writing.finish();
                    }
                    passed.accept(Step.ROWS_WRITTEN);
                    gathered.add(judged, accepted);
                    noted.accept(judged, progress);
                    passed.accept(Step.ROWS_NOTED);
                });
            }
            following.await();
            writing.finish();
        }
    }

    private void settle(Stamp stamp, Submission submission, Gathered gathered) {
        warehouse.settle(stamp, submission.template());
        passed.accept(Step.SETTLED);
        if (!gathered.units.isEmpty()) {
            consequences.unitsChanged(stamp, gathered.units());
        }
        if (!gathered.unitsWithEvents.isEmpty()) {
            consequences.eventsChanged(stamp, Set.copyOf(gathered.unitsWithEvents));
        }
        passed.accept(Step.FOLLOWED);
    }

    private void note(Claimed claimed, BigDecimal progress, RowRules.Judged judged, Gathered gathered) {
        var rejections = new ArrayList<RejectedRow>();
        for (RowOutcome outcome : judged.outcomes()) {
            if (outcome instanceof RowOutcome.Rejected r) {
                rejections.add(new RejectedRow(
                        r.row(),
                        r.spot().part(),
                        r.column(),
                        r.spot().letters(),
                        r.spot().heading(),
                        r.code().name(),
                        r.message()));
            }
        }
        List<RowWarning> warnings =
                judged.warnings().stream().map(Loading::warning).toList();
        store.note(SCOPE, claimed, progress, new Findings(rejections, warnings, gathered.warnings));
        gathered.warnings += warnings.size();
    }

    private static List<Fact> accepted(RowRules.Judged judged) {
        var facts = new ArrayList<Fact>();
        for (RowOutcome outcome : judged.outcomes()) {
            if (outcome instanceof RowOutcome.Accepted a) {
                facts.add(a.fact());
            }
        }
        return facts;
    }

    private static RowWarning warning(Warning warning) {
        return new RowWarning(warning.row(), warning.column(), warning.code().name(), warning.message());
    }

    /// The rows are nine tenths of the way; what follows them is the rest.
    private static BigDecimal progress(int line, int lines) {
        return BigDecimal.valueOf(Math.min(line, lines))
                .multiply(new BigDecimal("0.9"))
                .divide(BigDecimal.valueOf(Math.max(lines, 1)), 4, RoundingMode.DOWN);
    }

    private static Stamp stamp(Submission submission) {
        CodeRange range = submission.isFedByStreet()
                ? submission.street().range()
                : submission.feeder().range();
        return new Stamp(submission.number(), new Intake(range, submission.receivedAt(), submission.mode()));
    }

    /// What is kept of the batches that have gone by: a few entries for each unit, nothing for each row.
    private static final class Gathered {
        /// bounds the memory for a file that says thousands of times how a community is called
        private static final int MOST_ROWS_OF_A_UNIT = 20;

        private final Set<ChangedCell> changed = new LinkedHashSet<>();
        private final Map<UnitCode, Deque<UnitRow>> units = new LinkedHashMap<>();
        private final Set<UnitCode> unitsWithEvents = new LinkedHashSet<>();
        private RowCounts rows = RowCounts.NONE;
        private int warnings;

        void add(RowRules.Judged judged, List<Fact> accepted) {
            long rejected = judged.outcomes().stream()
                    .filter(o -> o instanceof RowOutcome.Rejected)
                    .count();
            long unchanged = judged.outcomes().size() - accepted.size() - rejected;
            rows = rows.plus(new RowCounts(accepted.size(), rejected, unchanged));
            @Nullable Fact before = null;
            for (Fact fact : accepted) {
                if (before == null || !isOfOneCell(before, fact)) {
                    changed.add(ChangedCell.of(fact));
                }
                before = fact;
                if (fact instanceof UnitRow unit) {
                    Deque<UnitRow> rows = units.computeIfAbsent(unit.unit(), code -> new ArrayDeque<>());
                    rows.addLast(unit);
                    if (rows.size() > MOST_ROWS_OF_A_UNIT) {
                        rows.removeFirst();
                    }
                }
                if (fact instanceof EventRow event) {
                    unitsWithEvents.add(event.unit());
                }
            }
        }

        /// Rows of a ledger stand by the thousand behind each other that change the same cell.
        private static boolean isOfOneCell(Fact before, Fact fact) {
            return before instanceof LedgerRow one
                    && fact instanceof LedgerRow other
                    && one.unit().equals(other.unit())
                    && one.month().equals(other.month());
        }

        List<UnitRow> units() {
            return units.values().stream().flatMap(Deque::stream).toList();
        }

        Set<ChangedCell> changed(Purpose purpose) {
            return purpose == Purpose.LOAD ? changed : Set.of();
        }
    }
}
