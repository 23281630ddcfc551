package org.jujian.bench.question;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.StringJoiner;

/// A store that is asked over JDBC by one connection.
record JdbcPeer(String name, Connection connection, Dialect dialect) implements Peer {
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
