package org.handful.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements on one connection, so that no caller handles JDBC resources. Booleans are bound as 0 and 1, anything that
 * is no number, text or bytes by its {@code toString}. Not thread-safe: confined to the thread of its transaction.
 */
public final class Sql {
    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** All rows. */
    public <T> List<T> list(String query, RowReader<T> reader, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(query, arguments); ResultSet rows = statement.executeQuery()) {
            List<T> out = new ArrayList<>();
            while (rows.next()) {
                out.add(reader.read(rows));
            }
            return out;
        }
    }

    /** Goes through the rows one at a time and keeps nothing of them. */
    public void each(String query, RowReader<?> reader, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(query, arguments); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String query, RowReader<T> reader, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(query, arguments); ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    /** The number in the first column of the first row; also the id of an {@code INSERT ... RETURNING id}. */
    public long number(String query, Object... arguments) throws SQLException {
        return first(query, row -> row.getLong(1), arguments)
                .orElseThrow(() -> new IllegalStateException("no row: " + query));
    }

    /** @return rows changed */
    public int update(String statement, Object... arguments) throws SQLException {
        try (PreparedStatement prepared = prepare(statement, arguments)) {
            return prepared.executeUpdate();
        }
    }

    /** One statement for many rows of arguments, prepared once. */
    public void updateAll(String statement, Iterable<Object[]> rows) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (Object[] row : rows) {
                bind(prepared, row);
                prepared.executeUpdate();
            }
        }
    }

    /** Several statements without arguments, separated by semicolons. */
    public void script(String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        }
    }

    private PreparedStatement prepare(String statement, Object... arguments) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        try {
            bind(prepared, arguments);
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement prepared, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case null -> prepared.setNull(i + 1, Types.NULL);
                case Long n -> prepared.setLong(i + 1, n);
                case Integer n -> prepared.setInt(i + 1, n);
                case Boolean b -> prepared.setInt(i + 1, b ? 1 : 0);
                case byte[] bytes -> prepared.setBytes(i + 1, bytes);
                case Object other -> prepared.setString(i + 1, other.toString());
            }
        }
    }
}
