package io.crossbook.invoicing;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import io.crossbook.documents.DocumentRegister;
import io.crossbook.documents.Issuer;
import io.crossbook.notification.Inboxes;
import io.crossbook.readside.JournalFeeds;
import io.crossbook.readside.JournalTail;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** Starts what issues documents and tells of them, as projections that are spread over the cluster. */
public final class InvoicingFeeds {
    private InvoicingFeeds() {}

    /**
     * Starts them.
     *
     * @param database the pool for projections
     * @param issuer whose documents are issued from now on
     * @param tail of the journal, which all feeds of the node share
     */
    public static void init(
            ActorSystem<?> system,
            DataSource database,
            DocumentRegister register,
            Inboxes inboxes,
            Issuer issuer,
            JournalTail tail) {
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        JournalFeeds feeds = new JournalFeeds(system, database, tail);
        feeds.start("invoicing", "Wallet", 2, () -> new InvoiceFeed(database, register, issuer, blocking));
        feeds.start("invoicing", "DocumentSeries", 1, () -> new DocumentNotices(inboxes));
    }
}
