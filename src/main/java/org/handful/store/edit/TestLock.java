package org.handful.store.edit;

import java.sql.SQLException;
import org.handful.error.ProjectException;
import org.handful.store.sql.Sql;

/** A locked test set stays as it is: figures of two runs can be compared because no image entered or left between. */
public final class TestLock {
    private TestLock() {}

    public static boolean on(Sql sql) throws SQLException {
        return sql.number("SELECT test_locked FROM project") == 1;
    }

    static ProjectException refusal(String image) {
        return new ProjectException(ProjectException.Problem.TEST_LOCKED, image);
    }
}
