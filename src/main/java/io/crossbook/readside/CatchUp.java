package io.crossbook.readside;

import java.sql.Connection;
import java.sql.SQLException;

/** Whether the views have all that was in the journal at some moment, whichever nodes write them. */
public final class CatchUp {
    private CatchUp() {}

    /** The end of the journal now. */
    public static long head(Connection connection) throws SQLException {
        return JournalPages.head(connection);
    }

    /** Whether every view has the journal up to there; an empty one is had by all. */
    public static boolean isDone(Connection connection, long head) throws SQLException {
        for (ViewGroup group : ReadSide.GROUPS) {
            if (Freshness.lagOfKind(connection, group, head) > 0) {
                return false;
            }
        }
        return true;
    }
}
