package org.handful.store.sql;

import java.sql.SQLException;
import org.handful.error.HandfulException;

/** What happens inside one transaction. */
@FunctionalInterface
public interface Work<T> {
    T on(Sql sql) throws SQLException, HandfulException;

    /** Work that gives nothing back. */
    @FunctionalInterface
    interface Action {
        void on(Sql sql) throws SQLException, HandfulException;

        default Work<Void> asWork() {
            return sql -> {
                on(sql);
                return null;
            };
        }
    }
}
