package org.jujian.bench.question;

import java.util.List;
import java.util.stream.Collectors;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Row;
import org.jujian.base.columnstore.Statement;
import org.jujian.bench.machine.ProcessUse;
import org.jujian.bench.stores.Stores;

/// The platform's column store as the platform asks it: its seam, the driver, HTTP, the embedded engine.
final class EnginePeer implements Peer {
    private final ColumnStore store;
    private final long engine;

    /// @param engine its process
    EnginePeer(ColumnStore store, long engine) {
        this.store = store;
        this.engine = engine;
    }

    @Override
    public String name() {
        return Comparison.OURS;
    }

    @Override
    public double cpuSeconds() {
        return ProcessUse.of(ProcessHandle.current().pid()).cpuSeconds()
                + ProcessUse.of(engine).cpuSeconds();
    }

    @Override
    public Answer ask(Question question) {
        return new Answer(store.query(
                Stores.SYSTEM, Statement.of(question.in(Dialect.CLICKHOUSE)), row -> text(question.columns(), row)));
    }

    private static String text(List<Column> columns, Row row) {
        return columns.stream()
                .map(column -> row.isNull(column.name())
                        ? ""
                        : switch (column.kind()) {
                            case NUMBER -> Long.toString(row.number(column.name()));
                            case DECIMAL ->
                                row.decimal(column.name()).stripTrailingZeros().toPlainString();
                            case DAY -> row.date(column.name()).toString();
                            case TEXT -> row.string(column.name());
                        })
                .collect(Collectors.joining("|"));
    }
}
