package org.jujian.base.columnstore;

import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.ChinaTime;

/// One row of an answer, by column name. A plain getter refuses NULL; `findX` answers it with an empty `Optional`.
public final class Row {
    private final ClickHouseBinaryFormatReader reader;

    Row(ClickHouseBinaryFormatReader reader) {
        this.reader = reader;
    }

    public boolean isNull(String column) {
        return !reader.hasValue(column);
    }

    public String string(String column) {
        return reader.getString(present(column));
    }

    public Optional<String> findString(String column) {
        return isNull(column) ? Optional.empty() : Optional.of(string(column));
    }

    /// Any integer column up to 63 bits, exact.
    public long number(String column) {
        return reader.getBigInteger(present(column)).longValueExact();
    }

    public Optional<Long> findNumber(String column) {
        return isNull(column) ? Optional.empty() : Optional.of(number(column));
    }

    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public Optional<Integer> findInteger(String column) {
        return isNull(column) ? Optional.empty() : Optional.of(integer(column));
    }

    /// Wide integers: UInt64 beyond 63 bits, UInt128.
    public BigInteger wide(String column) {
        return reader.getBigInteger(present(column));
    }

    public BigDecimal decimal(String column) {
        return reader.getBigDecimal(present(column));
    }

    public Optional<BigDecimal> findDecimal(String column) {
        return isNull(column) ? Optional.empty() : Optional.of(decimal(column));
    }

    public Money money(String column) {
        return new Money(decimal(column));
    }

    public Optional<Money> findMoney(String column) {
        return isNull(column) ? Optional.empty() : Optional.of(money(column));
    }

    public LocalDate date(String column) {
        return reader.getLocalDate(present(column));
    }

    public Optional<LocalDate> findDate(String column) {
        return isNull(column) ? Optional.empty() : Optional.of(date(column));
    }

    public Instant instant(String column) {
        return reader.getZonedDateTime(present(column))
                .withZoneSameInstant(ChinaTime.ZONE)
                .toInstant();
    }

    public Optional<Instant> findInstant(String column) {
        return isNull(column) ? Optional.empty() : Optional.of(instant(column));
    }

    public boolean flag(String column) {
        return reader.getBoolean(present(column));
    }

    public UnitCode unit(String column) {
        return new UnitCode(number(column));
    }

    /// An array of texts.
    public List<String> strings(String column) {
        return reader.<Object>getList(present(column)).stream()
                .map(String::valueOf)
                .toList();
    }

    /// An array of integers up to 63 bits.
    public List<Long> numbers(String column) {
        return reader.<Number>getList(present(column)).stream()
                .map(Number::longValue)
                .toList();
    }

    private String present(String column) {
        if (isNull(column)) {
            throw new IllegalStateException("column " + column + ": expected a value, found NULL");
        }
        return column;
    }
}
