package org.jujian.base.columnstore;

import com.clickhouse.client.api.metadata.TableSchema;
import com.clickhouse.data.ClickHouseColumn;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;

/// Rows encoded for one request, checked against the scope as they come.
final class RowBatch {
    private final RowBinary encoded = new RowBinary();
    private final List<ClickHouseColumn> columns;
    private final Scope scope;
    private final int unitColumn;
    private int rows;

    /// `unitColumn` is the place of the unit in a row, or -1.
    RowBatch(TableSchema shape, Scope scope, int unitColumn) {
        this.columns = List.copyOf(shape.getColumns());
        this.scope = scope;
        this.unitColumn = unitColumn;
    }

    void add(@Nullable Object[] row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException("row: expected " + columns.size() + " values, found " + row.length);
        }
        if (unitColumn >= 0) {
            requireReach(row[unitColumn]);
        }
        for (int i = 0; i < row.length; i++) {
            encoded.write(columns.get(i), row[i]);
        }
        rows++;
    }

    int rows() {
        return rows;
    }

    int size() {
        return encoded.size();
    }

    /// The rows in RowBinary, once.
    InputStream open() {
        return encoded.open();
    }

    private void requireReach(@Nullable Object unit) {
        long code = switch (unit) {
            case UnitCode known -> known.value();
            case Long number -> number;
            case null -> throw new IllegalArgumentException("row: expected a unit, found none");
            default -> throw new IllegalArgumentException("row: expected a unit of type UnitCode or long");
        };
        if (!scope.covers(new CodeRange(code, code))) {
            throw Problem.notFound();
        }
    }
}
