package io.crossbook.sourcing.journal;

import akka.dispatch.Futures;
import akka.persistence.PersistentRepr;
import akka.persistence.jdbc.journal.JdbcAsyncWriteJournal;
import com.typesafe.config.Config;
import java.util.List;
import scala.Function1;
import scala.concurrent.Future;
import scala.runtime.BoxedUnit;

/**
 * The plugin's journal, which hands over what {@link BatchedJournalDao} has read already without a stream for each
 * entity; named in {@code jdbc-journal.class}.
 */
public final class RecoveringJournal extends JdbcAsyncWriteJournal {
    /** Called by Akka, with exactly this argument. */
    public RecoveringJournal(Config config) {
        super(config);
    }

    @Override
    public Future<BoxedUnit> asyncReplayMessages(
            String persistenceId, long from, long to, long most, Function1<PersistentRepr, BoxedUnit> replay) {
        List<PersistentRepr> known = ((BatchedJournalDao) journalDao()).takeKnown(persistenceId, from, to);
        if (known == null) {
            return super.asyncReplayMessages(persistenceId, from, to, most, replay);
        }
        known.stream().limit(most).forEach(replay::apply);
        return Futures.successful(BoxedUnit.UNIT);
    }
}
