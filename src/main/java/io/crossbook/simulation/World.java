package io.crossbook.simulation;

import io.crossbook.audit.Audit;
import io.crossbook.audit.JournalEntry;
import io.crossbook.market.Market;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketEntity;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketReply;
import io.crossbook.orderbook.BookSettings;
import io.crossbook.orderbook.OrderBook;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.sourcing.Persisted;
import io.crossbook.wallet.Wallet;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletReply;
import io.crossbook.wallet.WalletSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Some users and markets on three machines, and everything that can happen to them; all of it follows from a seed. */
final class World {
    private static final int MACHINES = 3;
    private static final int DEEP = 1000;
    private static final long STILL = 3 * Durations.SECOND;
    private static final int LONGEST_WINDOW_SECONDS = 900;

    private final Parts parts;
    private final Weather weather;
    private final Schedule schedule = new Schedule();
    private final Chronicle chronicle;
    private final SimulatedJournal journal;
    private final Network network = new Network(this);
    private final Provider provider = new Provider(this);
    private final Promises promises = new Promises();
    private final Disasters disasters = new Disasters(this);
    private final Audit audit = Audit.following();
    private final List<Machine> machines = new ArrayList<>();
    private final Map<String, SimulatedEntity<WalletCommand, WalletEvent, Wallet, WalletReply>> wallets =
            new TreeMap<>();
    private final Map<String, SimulatedEntity<OrderBookCommand, OrderBookEvent, OrderBook, OrderBookReply>> books =
            new TreeMap<>();
    private final Map<String, SimulatedEntity<MarketCommand, MarketEvent, Market, MarketReply>> markets =
            new TreeMap<>();
    private final List<Bettor> bettors = new ArrayList<>();
    private final List<GameMarket> games = new ArrayList<>();
    private final Waking waking;
    private final SimulatedViews views;
    private final long snapshotEvery;
    private final long pace;
    private boolean bettingOver;
    private long lastCommit;
    private int ids;

    World(long seed, Parts parts, Consumer<String> lines) {
        this.parts = parts;
        weather = new Weather(seed);
        chronicle = new Chronicle(schedule, lines);
        journal = new SimulatedJournal(schedule, weather);
        snapshotEvery = 1L + weather.below(40);
        pace = weather.between(Durations.SECOND / 10, 3 * Durations.SECOND);
        for (int i = 0; i < MACHINES; i++) {
            machines.add(new Machine(i));
        }
        waking = new Waking(this, weather.between(3, 10) * Durations.SECOND);
        views = new SimulatedViews(this);
        journal.tell(this::see);
        populate();
    }

    /** Limits are tiny in some worlds and huge in others. */
    private void populate() {
        var walletSettings = new WalletSettings(
                weather.between(10, LONGEST_WINDOW_SECONDS) * 1000,
                60_000,
                weather.between(1, 30) * Durations.SECOND,
                5 + weather.below(100),
                5 + weather.below(200));
        var bookSettings = new BookSettings(
                3 + weather.below(20), 5 + weather.below(200), 1 + weather.below(4), Durations.SECOND / 10);
        int users = 3 + weather.below(4);
        for (int i = 0; i < users; i++) {
            String id = "user" + i;
            wallets.put(
                    id,
                    new SimulatedEntity<>(
                            this,
                            parts.wallets(walletSettings),
                            id,
                            () -> parts.walletJudge(id),
                            wallet -> new WalletCommand.ViewWallet()
                                    .decide(wallet, 0)
                                    .reply()));
            bettors.add(new Bettor(this, id));
        }
        for (int i = 0; i < 2; i++) {
            String id = "market" + i;
            books.put(
                    id,
                    new SimulatedEntity<>(
                            this,
                            parts.books(bookSettings),
                            id,
                            () -> parts.bookJudge(id),
                            book -> new OrderBookCommand.ViewBook(DEEP)
                                    .decide(book, 0)
                                    .reply()));
            var spec = new MarketEntity();
            markets.put(id, new SimulatedEntity<>(this, spec, id, () -> parts.marketJudge(id), spec::snapshot));
            games.add(new GameMarket(this, id));
        }
    }

    private void see(JournalEntry entry) {
        lastCommit = schedule.now();
        chronicle.note(entry.persistenceId(), "#" + entry.sequence(), entry.event());
        audit.see(entry);
        audit.trouble().ifPresent(difference -> {
            throw new Violation(
                    difference.broken().code() + " " + difference.broken().text() + ": " + difference);
        });
        promises.see(entry);
        provider.see(entry);
        waking.see(entry);
    }

    Parts parts() {
        return parts;
    }

    Weather weather() {
        return weather;
    }

    Schedule schedule() {
        return schedule;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    SimulatedJournal journal() {
        return journal;
    }

    Network network() {
        return network;
    }

    Provider provider() {
        return provider;
    }

    Promises promises() {
        return promises;
    }

    Disasters disasters() {
        return disasters;
    }

    SimulatedViews views() {
        return views;
    }

    Audit audit() {
        return audit;
    }

    List<Machine> machines() {
        return machines;
    }

    Machine anyMachine() {
        return machines.get(weather.below(machines.size()));
    }

    List<Bettor> bettors() {
        return bettors;
    }

    List<GameMarket> games() {
        return games;
    }

    /** A market that users can know, null before there is one. */
    GameMarket anyGame() {
        GameMarket game = games.get(weather.below(games.size()));
        return journal.size(market(game.id()).persistenceId()) == 0 ? null : game;
    }

    SimulatedEntity<WalletCommand, WalletEvent, Wallet, WalletReply> wallet(String userId) {
        return wallets.get(userId);
    }

    SimulatedEntity<OrderBookCommand, OrderBookEvent, OrderBook, OrderBookReply> book(String marketId) {
        return books.get(marketId);
    }

    SimulatedEntity<MarketCommand, MarketEvent, Market, MarketReply> market(String marketId) {
        return markets.get(marketId);
    }

    List<SimulatedEntity<?, ?, ?, ?>> entities() {
        List<SimulatedEntity<?, ?, ?, ?>> all = new ArrayList<>(wallets.values());
        all.addAll(books.values());
        all.addAll(markets.values());
        return all;
    }

    /** The list of markets says that it shows a version; no money hangs on it, so this stands in for it. */
    void listed(String marketId, long version) {
        network.ask(market(marketId), new MarketCommand.NoteListed(version), ignored -> {});
    }

    long snapshotEvery() {
        return snapshotEvery;
    }

    /** Microseconds from one act of a user to the next, on average. */
    long pace() {
        return pace;
    }

    String nextId(String prefix) {
        ids++;
        return prefix + ids;
    }

    void endBetting() {
        bettingOver = true;
    }

    /** Whether nothing was written for a while. */
    boolean isStill() {
        return schedule.now() - lastCommit >= STILL;
    }

    boolean isBettingOver() {
        return bettingOver;
    }

    void witness(Persisted thing) {
        parts.witness(thing);
    }
}
