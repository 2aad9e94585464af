package io.crossbook.app;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import io.crossbook.controls.SwitchEntity;
import io.crossbook.controls.TradingSwitches;
import io.crossbook.deposits.DepositEntity;
import io.crossbook.deposits.Deposits;
import io.crossbook.documents.DocumentRegister;
import io.crossbook.documents.DocumentSeriesEntity;
import io.crossbook.http.Api;
import io.crossbook.market.MarketEntity;
import io.crossbook.market.MarketView;
import io.crossbook.market.Markets;
import io.crossbook.notification.InboxEntity;
import io.crossbook.notification.Inboxes;
import io.crossbook.orderbook.OrderBookEntity;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.payments.Payouts;
import io.crossbook.placement.Deliveries;
import io.crossbook.placement.Placements;
import io.crossbook.placement.Waker;
import io.crossbook.readside.Queries;
import io.crossbook.sourcing.Instruments;
import io.crossbook.streaming.Sources;
import io.crossbook.streaming.StreamSettings;
import io.crossbook.streaming.Streams;
import io.crossbook.wallet.WalletEntity;
import io.crossbook.wallet.Wallets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/** The entities of the exchange on this node, and the clients through which everybody else reaches them. */
public record Engine(
        Wallets wallets,
        OrderBooks books,
        Markets markets,
        Placements placements,
        Inboxes inboxes,
        DocumentRegister documents,
        Deposits deposits,
        TradingSwitches switches) {
    private static final int NANOS_PER_MICRO = 1000;
    private static final List<String> KINDS =
            List.of(WalletEntity.NAME, OrderBookEntity.NAME, MarketEntity.NAME, InboxEntity.NAME);

    /** Hosts wallets, books and markets on this node of a formed cluster and wakes those with unfinished work. */
    public static Engine start(ActorSystem<?> system, EngineSettings settings, DataSource database) {
        LongSupplier clock = clock();
        var wallets = new Wallets(system, settings.askTimeout());
        var books = new OrderBooks(system, settings.askTimeout());
        var markets = new Markets(system, settings.askTimeout());
        Metrics metrics = MetricsId.ID.get(system);
        metrics.observe(system, KINDS);
        Instruments.of(system).traceWith(Traces.of(system.settings().config()));
        var deposits = new Deposits(system, settings.askTimeout());
        Payouts payouts = Cashier.payouts(system, wallets, database);
        metrics.observe(payouts);
        var deliveries = new Deliveries(
                wallets, books, markets, payouts::payOut, Cashier.credits(wallets, deposits), metrics.placements());
        WalletEntity.init(system, settings.wallet(), deliveries, clock);
        OrderBookEntity.init(system, settings.book(), deliveries, clock);
        DepositEntity.init(system, deliveries, clock);
        SwitchEntity.init(system, clock);
        var switches = new TradingSwitches(system, settings.askTimeout());
        switches.follow(system);
        MarketEntity.init(system, deliveries, clock);
        Inboxes inboxes = Notifications.startInboxes(system, settings.askTimeout(), database, clock);
        DocumentSeriesEntity.init(system, clock);
        Waker.init(
                system,
                database,
                system.dispatchers().lookup(DispatcherSelector.blocking()),
                settings.wakeInterval(),
                Map.of(
                        WalletEntity.NAME, metrics.counted(WalletEntity.NAME, wallets::wake),
                        OrderBookEntity.NAME, metrics.counted(OrderBookEntity.NAME, books::wake),
                        MarketEntity.NAME, metrics.counted(MarketEntity.NAME, markets::wake),
                        DepositEntity.NAME, metrics.counted(DepositEntity.NAME, deposits::wake),
                        InboxEntity.NAME, metrics.counted(InboxEntity.NAME, inboxes::wake)));
        var placements =
                new Placements(system, wallets, books, settings.placementTimeout(), clock, metrics.placements());
        return new Engine(
                wallets,
                books,
                markets,
                placements,
                inboxes,
                new DocumentRegister(system, settings.askTimeout()),
                deposits,
                switches);
    }

    /**
     * Starts what is pushed to the clients of this node.
     *
     * @param queries reads the journal for those who come back
     * @param notifications whether notices can be subscribed to
     */
    public Streams streams(ActorSystem<?> system, StreamSettings settings, Queries queries, boolean notifications) {
        var sources = new Sources(
                books::watch,
                wallets::watch,
                notifications ? Optional.of(inboxes::watch) : Optional.empty(),
                id -> markets.get(id).thenApply(MarketView::definition),
                new PastBookReader(queries)::books,
                Api::orderJson,
                Api::noticeJson);
        return Streams.start(system, settings, sources, clock());
    }

    /** The time of events: microseconds since 1970. */
    static LongSupplier clock() {
        return micros(NodeClock.clock());
    }

    private static LongSupplier micros(Clock clock) {
        return () -> {
            var now = clock.instant();
            return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / NANOS_PER_MICRO;
        };
    }
}
