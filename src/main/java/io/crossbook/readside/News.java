package io.crossbook.readside;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rule by which views are told each event once and in order, whatever their feed does: what an entity's progress
 * covers is skipped, and what is missing before an event is fetched from the journal.
 */
public final class News {
    private News() {}

    /** Hands over an entity's events from one number to another, both included. */
    @FunctionalInterface
    public interface Journal {
        void fetch(String persistenceId, long from, long to, Consumer<Recorded> reader) throws SQLException;
    }

    /**
     * What of a batch the views are to be told, and what comes before it.
     *
     * @param known the number of the last event that they were told, by entity
     * @param last filled with the last event of each entity that is told now
     */
    public static List<Recorded> of(
            List<Recorded> events, Map<String, Long> known, Map<String, Recorded> last, Journal journal)
            throws SQLException {
        List<Recorded> news = new ArrayList<>(events.size());
        for (Recorded recorded : events) {
            String id = recorded.persistenceId();
            long before = last.containsKey(id) ? last.get(id).seq() : known.getOrDefault(id, 0L);
            if (recorded.seq() <= before) {
                continue;
            }
            if (recorded.seq() > before + 1) {
                int from = news.size();
                journal.fetch(id, before + 1, recorded.seq() - 1, news::add);
                requireWhole(news.subList(from, news.size()), before, recorded);
            }
            news.add(recorded);
            last.put(id, recorded);
        }
        return news;
    }

    private static void requireWhole(List<Recorded> fetched, long before, Recorded next) {
        if (fetched.size() != next.seq() - before - 1) {
            throw new IllegalStateException(
                    "the journal of " + next.persistenceId() + " has a gap between " + before + " and " + next.seq());
        }
    }
}
