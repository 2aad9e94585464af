package io.crossbook.readside;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells a fold the events of one entity up to a point of its past, a page at a time. */
public final class Replay {
    /** How many events are told at most. */
    public static final long EVENTS_MAX = 1_000_000;

    private static final int PAGE = 2_000;
    private static final String HEAD =
            "SELECT coalesce(max(sequence_number), 0) FROM event_journal WHERE persistence_id = ?";

    private Replay() {}

    /** Number of the entity's last event, 0 before the first. */
    public static long head(Connection connection, String persistenceId) throws SQLException {
        return Rows.of(connection, HEAD, row -> row.getLong(1), persistenceId).get(0);
    }

    /** All events from one number to another, both included, which must have happened. */
    public static void numbers(
            Connection connection, String persistenceId, long from, long to, Consumer<Recorded> reader)
            throws SQLException {
        if (to < 1) {
            throw new OutsideHistory(OutsideHistory.Reason.BEFORE_FIRST_EVENT);
        }
        if (to > head(connection, persistenceId)) {
            throw new OutsideHistory(OutsideHistory.Reason.BEYOND_LAST_EVENT);
        }
        if (to - from >= EVENTS_MAX) {
            throw new OutsideHistory(OutsideHistory.Reason.REPLAY_TOO_LONG);
        }
        for (long first = from; first <= to; first += PAGE) {
            JournalPages.ofEntity(connection, persistenceId, first, Math.min(to, first + PAGE - 1), reader);
        }
    }

    /** All events up to a time (microseconds since 1970), of which there must be one. */
    public static void until(Connection connection, String persistenceId, long at, Consumer<Recorded> reader)
            throws SQLException {
        long told = 0;
        while (true) {
            List<Recorded> page = new ArrayList<>(PAGE);
            JournalPages.ofEntity(connection, persistenceId, told + 1, told + PAGE, page::add);
            for (Recorded recorded : page) {
                if (recorded.at() > at) {
                    requireSome(told);
                    return;
                }
                reader.accept(recorded);
                told++;
            }
            if (page.size() < PAGE) {
                requireSome(told);
                return;
            }
            if (told >= EVENTS_MAX) {
                throw new OutsideHistory(OutsideHistory.Reason.REPLAY_TOO_LONG);
            }
        }
    }

    private static void requireSome(long told) {
        if (told == 0) {
            throw new OutsideHistory(OutsideHistory.Reason.BEFORE_FIRST_EVENT);
        }
    }
}
