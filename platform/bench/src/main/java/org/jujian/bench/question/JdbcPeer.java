package org.jujian.bench.question;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jujian.bench.machine.ProcessUse;

/// A store that is asked over JDBC by one connection.
///
/// @param processes those of the store, with their children; none where it runs in this one
record JdbcPeer(String name, Connection connection, Dialect dialect, List<Long> processes) implements Peer {
    JdbcPeer {
        processes = List.copyOf(processes);
    }

    @Override
    public double cpuSeconds() {
        return Stream.concat(Stream.of(ProcessHandle.current().pid()), processes.stream())
                .mapToDouble(pid -> ProcessUse.of(pid).cpuSeconds())
                .sum();
    }

    @Override
    public Answer ask(Question question) {
        try (var statement = connection.prepareStatement(question.in(dialect));
                ResultSet found = statement.executeQuery()) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                var row = new StringJoiner("|");
                for (Column column : question.columns()) {
                    row.add(text(column, found));
                }
                rows.add(row.toString());
            }
            return new Answer(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(name + ": " + question, e);
        }
    }

    private static String text(Column column, ResultSet row) throws SQLException {
        switch (column.kind()) {
            case NUMBER -> {
                long number = row.getLong(column.name());
                return row.wasNull() ? "" : Long.toString(number);
            }
            case DECIMAL -> {
                BigDecimal number = row.getBigDecimal(column.name());
                return row.wasNull() ? "" : number.stripTrailingZeros().toPlainString();
            }
            case DAY, TEXT -> {
                String text = row.getString(column.name());
                return row.wasNull() ? "" : text;
            }
        }
        throw new IllegalStateException("column: " + column);
    }
}
