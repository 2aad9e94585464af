package io.crossbook.simulation;

import io.crossbook.audit.JournalEntry;
import io.crossbook.readside.News;
import io.crossbook.readside.Recorded;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which events of a batch views are told. */
@FunctionalInterface
interface ViewRule {
    /** Production's own. */
    ViewRule PRODUCTION = (batch, progress, journal) -> {
        try {
            return News.of(batch, progress, new TreeMap<>(), (id, from, to, reader) -> {
                for (long seq = from; seq <= to; seq++) {
                    reader.accept(new Recorded(0, id, seq, journal.of(id).get((int) seq - 1)));
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    };

    static Recorded recorded(long ordering, JournalEntry entry) {
        return new Recorded(ordering, entry.persistenceId(), entry.sequence(), entry.event());
    }

    /** {@code progress} is the number of the last event told, by entity. */
    List<Recorded> news(List<Recorded> batch, Map<String, Long> progress, SimulatedJournal journal);
}
