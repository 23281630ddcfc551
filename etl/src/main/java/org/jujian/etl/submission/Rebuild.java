package org.jujian.etl.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.files.Originals;
import org.jujian.base.postgres.Database;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the column store anew from the originals: every submission that was applied is applied again, in the order of
/// the numbers, under its own number and with its own time of receipt, so that every row comes out as it was.
///
/// Guarantees: nothing in PostgreSQL but the outbox changes, answers to submissions stay as they were given. A rebuild
/// that is cut off is begun again at the next start. The changes of all streets stand in the outbox before the first
/// table is emptied, so that figures are computed anew in any case.
///
/// To be run while no submission is worked on and nobody else asks the column store
/// ([ColumnStore#alone(Set, Runnable)]).
public final class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private final RebuildStore store;
    private final Warehouse warehouse;
    private final Loading loading;
    private final Runnable emptyConsequences;
    private final Clock clock;

    /// `emptyConsequences` removes from the column store what `consequences` wrote there.
    public Rebuild(
            Database database,
            ColumnStore columnStore,
            Originals originals,
            Rulebook rulebook,
            Consequences consequences,
            Runnable emptyConsequences,
            Clock clock) {
        this.store = new RebuildStore(database);
        this.warehouse = new Warehouse(columnStore);
        this.loading = new Loading(
                new SubmissionStore(database), originals, warehouse, rulebook, consequences, clock, step -> {});
        this.emptyConsequences = emptyConsequences;
        this.clock = clock;
    }

    /// Compares what PostgreSQL says was applied with what the column store holds.
    public Optional<RebuildCause> cause() {
        if (store.wasCutOff()) {
            return Optional.of(RebuildCause.CUT_OFF);
        }
        Map<Long, Long> expected = store.accepted();
        Map<Long, Long> found = warehouse.rowsBySubmission();
        // rows that were written twice after a crash are counted twice until the store merges them
        boolean missing = expected.entrySet().stream().anyMatch(e -> found.getOrDefault(e.getKey(), 0L) < e.getValue());
        if (missing) {
            return Optional.of(RebuildCause.ROWS_MISSING);
        }
        Set<Long> known = store.known(found.keySet());
        return known.containsAll(found.keySet()) ? Optional.empty() : Optional.of(RebuildCause.ROWS_UNKNOWN);
    }

    /// An original that is gone ends it with an exception: what was accepted is not left out in silence.
    public void run(RebuildCause cause) {
        long id = store.begin(cause, clock.instant());
        warehouse.empty();
        emptyConsequences.run();
        List<Submission> submissions = store.applied();
        LOG.warn("rebuild: {}; writing {} submissions anew from their originals", cause.words(), submissions.size());
        int differing = 0;
        for (Submission submission : submissions) {
            RowCounts rows = again(submission);
            if (!rows.equals(submission.rows())) {
                differing++;
                LOG.error(
                        "rebuild: submission {} ({}) was answered {}, and gives {} now",
                        submission.number(),
                        submission.id(),
                        submission.rows(),
                        rows);
            }
        }
        store.finish(id, submissions.size(), differing, clock.instant());
        LOG.warn("rebuild: {} submissions are in again, {} with other counts", submissions.size(), differing);
    }

    private RowCounts again(Submission submission) {
        try {
            return loading.again(submission);
        } catch (IOException e) {
            throw new UncheckedIOException("rebuild: submission " + submission.id(), e);
        }
    }
}
