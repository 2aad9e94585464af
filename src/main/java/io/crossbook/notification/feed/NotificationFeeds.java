package io.crossbook.notification.feed;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import io.crossbook.market.MarketDefinition;
import io.crossbook.notification.Inboxes;
import io.crossbook.readside.JournalFeeds;
import io.crossbook.readside.JournalTail;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;

/** Starts the feeds, each as a few projections that are spread over the cluster. */
public final class NotificationFeeds {
    private NotificationFeeds() {}

    /**
     * Starts all feeds.
     *
     * @param database the pool for projections
     * @param markets finds the definition of a market
     * @param tail of the journal, which all feeds of the node share
     */
    public static void init(
            ActorSystem<?> system,
            DataSource database,
            Inboxes inboxes,
            Function<String, CompletionStage<MarketDefinition>> markets,
            JournalTail tail) {
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        JournalFeeds feeds = new JournalFeeds(system, database, tail);
        Subjects subjects = new Subjects(database);
        MarketNames names = new MarketNames(markets);
        feeds.start("notification", "Wallet", 2, () -> new WalletFeed(subjects, names, inboxes, blocking));
        feeds.start("notification", "Market", 1, () -> new MarketFeed(subjects, names, inboxes, blocking));
        AlertFirings firings = new AlertFirings(names, inboxes);
        feeds.start("notification", "OrderBook", 2, () -> new AlertFeed(database, subjects, firings, blocking));
        feeds.start("notification", "Inbox", 1, () -> new WishFeed(database, subjects, firings, blocking));
    }
}
