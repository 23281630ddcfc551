package org.jujian.base.columnstore;

import com.clickhouse.data.ClickHouseColumn;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;

/// Values in ClickHouse's format RowBinary, one behind the other. Writes the types that the platform's tables have; a
/// value that its column cannot hold exactly is refused, never cut.
///
/// In place of the driver's writer, which keeps each row as a map and takes five times as long.
final class RowBinary {
    /// Pieces that the collector moves like any other object; one array for all rows would be copied as it grows.
    private static final int PIECE = 1 << 17;

    private final List<ByteArrayInputStream> full = new ArrayList<>();
    private byte[] bytes = new byte[1 << 12];
    private int filled;
    private int sizeOfFull;

    int size() {
        return sizeOfFull + filled;
    }

    /// What was written, once; nothing is written after that.
    InputStream open() {
        finishPiece(0);
        return new SequenceInputStream(Collections.enumeration(full));
    }

    void write(ClickHouseColumn column, @Nullable Object value) {
        if (column.isNullable()) {
            put(value == null ? 1 : 0);
            if (value == null) {
                return;
            }
        }
        if (value == null) {
            throw refused(column, "a value", "none");
        }
        switch (column.getDataType()) {
            case String -> text(column, value);
            case Bool -> put(as(column, Boolean.class, value) ? 1 : 0);
            case UInt8 -> put((int) unsigned(column, value, 8));
            case UInt16 -> little(unsigned(column, value, 16), 2);
            case UInt32 -> little(unsigned(column, value, 32), 4);
            case UInt64 -> little(value instanceof UnitCode unit ? unit.value() : unsigned(column, value, 63), 8);
            case UInt128 -> wide(column, value);
            case Date32 -> little(as(column, LocalDate.class, value).toEpochDay(), 4);
            case DateTime64 -> little(ticks(column, as(column, Instant.class, value)), 8);
            case Decimal, Decimal32, Decimal64, Decimal128, Decimal256 -> decimal(column, value);
            case Array -> list(column, as(column, List.class, value));
            default ->
                throw new IllegalArgumentException("column %s: rows of type %s are not written"
                        .formatted(column.getColumnName(), column.getOriginalTypeName()));
        }
    }

    private void text(ClickHouseColumn column, Object value) {
        String text = value instanceof Enum<?> name ? name.name() : as(column, String.class, value);
        int length = encodedLength(text);
        if (length < 0) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            length(encoded.length);
            ensure(encoded.length);
            System.arraycopy(encoded, 0, bytes, filled, encoded.length);
            filled += encoded.length;
            return;
        }
        length(length);
        ensure(length);
        byte[] target = bytes;
        int at = filled;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                target[at++] = (byte) c;
            } else if (c < 0x800) {
                target[at++] = (byte) (0xC0 | c >> 6);
                target[at++] = (byte) (0x80 | c & 0x3F);
            } else {
                target[at++] = (byte) (0xE0 | c >> 12);
                target[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                target[at++] = (byte) (0x80 | c & 0x3F);
            }
        }
        filled = at;
    }

    /// In UTF-8; -1 where two characters stand for one.
    private static int encodedLength(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                return -1;
            }
            length += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return length;
    }

    private void list(ClickHouseColumn column, List<?> values) {
        ClickHouseColumn element = column.getNestedColumns().getFirst();
        length(values.size());
        for (Object value : values) {
            write(element, value);
        }
    }

    private void decimal(ClickHouseColumn column, Object value) {
        BigDecimal number = value instanceof Money money ? money.yuan() : as(column, BigDecimal.class, value);
        int precision = column.getPrecision();
        int scale = column.getScale();
        BigDecimal scaled = number.scale() <= scale ? number : number.stripTrailingZeros();
        if (scaled.scale() > scale || scaled.precision() - scaled.scale() > precision - scale) {
            throw refused(column, column.getOriginalTypeName(), number.toPlainString());
        }
        BigInteger whole = scaled.setScale(scale).unscaledValue();
        if (precision <= 18) {
            little(whole.longValue(), precision <= 9 ? 4 : 8);
        } else {
            signed(whole, precision <= 38 ? 16 : 32);
        }
    }

    private void wide(ClickHouseColumn column, Object value) {
        if (value instanceof UInt128 number) {
            little(number.low(), 8);
            little(number.high(), 8);
            return;
        }
        BigInteger number = as(column, BigInteger.class, value);
        if (number.signum() < 0 || number.bitLength() > 128) {
            throw refused(column, "0 to 2^128 - 1", number.toString());
        }
        little(number.longValue(), 8);
        little(number.shiftRight(64).longValue(), 8);
    }

    private void signed(BigInteger number, int width) {
        for (int i = 0; i < width; i += 8) {
            little(number.shiftRight(8 * i).longValue(), 8);
        }
    }

    private static long ticks(ClickHouseColumn column, Instant instant) {
        long ticks = 1;
        for (int i = 0; i < column.getScale(); i++) {
            ticks *= 10;
        }
        return instant.getEpochSecond() * ticks + instant.getNano() / (1_000_000_000L / ticks);
    }

    private static long unsigned(ClickHouseColumn column, Object value, int bits) {
        long number = as(column, Number.class, value).longValue();
        if (number < 0 || number >>> bits != 0) {
            throw refused(column, column.getOriginalTypeName(), Long.toString(number));
        }
        return number;
    }

    private static <T> T as(ClickHouseColumn column, Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw refused(column, type.getSimpleName(), value.getClass().getSimpleName());
        }
        return type.cast(value);
    }

    private static IllegalArgumentException refused(ClickHouseColumn column, String expected, String found) {
        return new IllegalArgumentException(
                "column %s: expected %s, found %s".formatted(column.getColumnName(), expected, found));
    }

    private void length(int length) {
        int left = length;
        while (left >= 0x80) {
            put(left | 0x80);
            left >>>= 7;
        }
        put(left);
    }

    /// The lowest `width` bytes, the lowest first.
    private void little(long number, int width) {
        ensure(width);
        for (int i = 0; i < width; i++) {
            bytes[filled++] = (byte) (number >>> 8 * i);
        }
    }

    private void put(int value) {
        ensure(1);
        bytes[filled++] = (byte) value;
    }

    private void ensure(int more) {
        if (filled + more > bytes.length) {
            finishPiece(Math.max(more, PIECE));
        }
    }

    private void finishPiece(int next) {
        full.add(new ByteArrayInputStream(bytes, 0, filled));
        sizeOfFull += filled;
        bytes = new byte[next];
        filled = 0;
    }
}
