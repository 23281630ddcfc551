package org.jujian.base.columnstore;

import com.clickhouse.client.api.data_formats.RowBinaryFormatWriter;
import com.clickhouse.client.api.metadata.TableSchema;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;

/// Rows encoded for one request, checked against the scope as they come.
final class RowBatch {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final RowBinaryFormatWriter encoder;
    private final Scope scope;
    private final int unitColumn;
    private final int width;
    private int rows;

    /// `unitColumn` is the place of the unit in a row, or -1.
    RowBatch(TableSchema shape, Scope scope, int unitColumn) {
        this.encoder = new RowBinaryFormatWriter(bytes, shape, ClickHouseFormat.RowBinary);
        this.scope = scope;
        this.unitColumn = unitColumn;
        this.width = shape.getColumns().size();
    }

    void add(@Nullable Object[] row) {
        if (row.length != width) {
            throw new IllegalArgumentException("row: expected " + width + " values, found " + row.length);
        }
        if (unitColumn >= 0) {
            requireReach(row[unitColumn]);
        }
        for (int i = 0; i < width; i++) {
            encoder.setValue(i + 1, forDriver(row[i]));
        }
        try {
            encoder.commitRow();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        rows++;
    }

    int rows() {
        return rows;
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
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

    private static @Nullable Object forDriver(@Nullable Object value) {
        return switch (value) {
            case UnitCode unit -> unit.value();
            case Money money -> money.yuan();
            case Instant instant -> instant.atZone(ChinaTime.ZONE);
            case Enum<?> name -> name.name();
            case null -> null;
            default -> value;
        };
    }
}
