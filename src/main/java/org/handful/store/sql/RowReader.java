package org.handful.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes one value of the current row. */
@FunctionalInterface
public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
