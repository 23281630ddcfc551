package org.jujian.etl.warehouse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.columnstore.TableName;
import org.jujian.base.scope.Scope;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.rule.Lookups;
import org.jujian.etl.template.Template;

/// Writes accepted rows. A row's identity is its natural key with (submission, row); written twice it is stored once,
/// so every step here may be repeated after a crash. Rows of a submission that is not `DONE` count nowhere.
public final class Warehouse {
    private static final Scope EVERYTHING = Scope.system("submission");

    private final ColumnStore store;

    public Warehouse(ColumnStore store) {
        this.store = store;
    }

    /// What was received before the submission, for judging rows of `template`. For one thread.
    public Lookups before(Stamp stamp, Template template) {
        return new EarlierFacts(store, scope(stamp), FactTable.of(template), stamp.submission());
    }

    /// For the versions of a submission, all of `template`. For one thread at a time.
    public Writing writing(Stamp stamp, Template template) {
        FactTable table = FactTable.of(template);
        return new Writing(stamp, store.insertion(scope(stamp), table.versions(), table.columns()));
    }

    /// Appends versions, which are sent when they are many enough, and those that are left when it is said.
    public static final class Writing {
        private final Stamp stamp;
        private final ColumnStore.Insertion insertion;
        private long given;

        private Writing(Stamp stamp, ColumnStore.Insertion insertion) {
            this.stamp = stamp;
            this.insertion = insertion;
        }

        public void add(List<? extends Fact> facts) {
            for (Fact fact : facts) {
                insertion.add(RowValues.of(fact, stamp));
            }
            given += facts.size();
        }

        /// All that was added is in the store when this returns.
        public void finish() {
            long written = insertion.send();
            if (written != given) {
                throw new IllegalStateException("submission %d: expected %d rows written, found %d"
                        .formatted(stamp.submission(), given, written));
            }
        }
    }

    /// Brings the current state up to a submission whose versions are complete.
    public void settle(Stamp stamp, Template template) {
        FactTable table = FactTable.of(template);
        String columns = String.join(", ", table.columns());
        table.current()
                .ifPresent(current -> store.execute(
                        scope(stamp),
                        Statement.of("""
                        INSERT INTO %s (%s)
                        SELECT %s
                        FROM %s
                        WHERE {scope:unit}
                            AND submission = {submission:UInt64}
                        """.formatted(current, columns, columns, table.versions()))
                                .bind("submission", stamp.submission())));
    }

    /// Removes what was written of a submission that is given up, and what it may have replaced counts again.
    public void forget(Stamp stamp, Template template) {
        FactTable table = FactTable.of(template);
        delete(stamp, table.versions());
        table.current().ifPresent(current -> {
            delete(stamp, current);
            String columns = String.join(", ", table.columns());
            String key = String.join(", ", table.key());
            store.execute(scope(stamp), Statement.of("""
                            INSERT INTO %s (%s)
                            SELECT %s
                            FROM %s
                            WHERE {scope:unit}
                            ORDER BY submission DESC, row DESC
                            LIMIT 1 BY %s
                            """.formatted(current, columns, columns, table.versions(), key)));
        });
    }

    /// Of each submission how many rows are stored; a row that was written twice may be counted twice.
    public Map<Long, Long> rowsBySubmission() {
        var rows = new HashMap<Long, Long>();
        for (FactTable table : tables()) {
            store.stream(
                    EVERYTHING,
                    Statement.of("""
                            SELECT
                                submission,
                                count() AS rows
                            FROM %s
                            GROUP BY submission
                            """.formatted(table.versions())),
                    row -> row,
                    row -> rows.merge(row.number("submission"), row.number("rows"), Long::sum));
        }
        return rows;
    }

    /// Removes every fact; they have to be written again from the originals.
    public void empty() {
        for (FactTable table : tables()) {
            store.execute(EVERYTHING, Statement.of("TRUNCATE TABLE " + table.versions()));
            table.current().ifPresent(current -> store.execute(EVERYTHING, Statement.of("TRUNCATE TABLE " + current)));
        }
    }

    private static List<FactTable> tables() {
        return Stream.of(Template.values()).map(FactTable::of).toList();
    }

    private void delete(Stamp stamp, TableName table) {
        store.execute(scope(stamp), Statement.of("""
                        DELETE FROM %s
                        WHERE {scope:unit}
                            AND submission = {submission:UInt64}
                        """.formatted(table)).bind("submission", stamp.submission()));
    }

    private static Scope scope(Stamp stamp) {
        return EVERYTHING.within(stamp.intake().scope());
    }
}
