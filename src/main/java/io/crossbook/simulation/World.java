package io.crossbook.simulation;

import io.crossbook.audit.Audit;
import io.crossbook.audit.JournalEntry;
import io.crossbook.deposits.Deposit;
import io.crossbook.deposits.DepositCommand;
import io.crossbook.deposits.DepositEntity;
import io.crossbook.deposits.DepositEvent;
import io.crossbook.deposits.DepositReply;
import io.crossbook.market.Market;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketEntity;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketReply;
import io.crossbook.orderbook.OrderBook;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.sourcing.Persisted;
import io.crossbook.wallet.Wallet;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Some users and markets on three machines, and everything that can happen to them; all of it follows from a seed. */
final class World {
    private static final int MACHINES = 3;
    private static final int DEEP = 1000;
    private static final long STILL = 3 * Durations.SECOND;
    private static final int LONGEST_WINDOW_SECONDS = 900;

    private final Parts parts;
    private final Weather weather;
    private final Setting setting;
    private final Schedule schedule;
    private final Chronicle chronicle;
    private final SimulatedJournal journal;
    private final Network network = new Network(this);
    private final Provider provider = new Provider(this);
    private final PayIns payIns = new PayIns(this);
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
    private final Map<String, SimulatedEntity<DepositCommand, DepositEvent, Deposit, DepositReply>> deposits =
            new TreeMap<>();
    private final List<Bettor> bettors = new ArrayList<>();
    private final List<GameMarket> games = new ArrayList<>();
    private final Waking waking;
    private final SimulatedViews views;
    private boolean bettingOver;
    private long lastCommit;
    private int ids;

    /** A small world for a minute or two, with all that is in it drawn from the seed. */
    World(long seed, Parts parts, Consumer<String> lines) {
        this(new Weather(seed), any -> Setting.drawn(any, LONGEST_WINDOW_SECONDS), parts, lines);
        int users = 3 + weather.below(4);
        for (int i = 0; i < users; i++) {
            addUser("user" + i);
        }
        for (int i = 0; i < 2; i++) {
            addMarket("market" + i);
            games.add(new GameMarket(this, "market" + i));
        }
    }

    /** A world in which nobody is yet. */
    World(Weather weather, Function<Weather, Setting> setting, Parts parts, Consumer<String> lines) {
        this.parts = parts;
        this.weather = weather;
        this.setting = setting.apply(weather);
        schedule = new Schedule(this.setting.beginsAt());
        chronicle = new Chronicle(schedule, lines);
        journal = new SimulatedJournal(schedule, weather);
        for (int i = 0; i < MACHINES; i++) {
            machines.add(new Machine(i));
        }
        waking = new Waking(this, this.setting.wakeEvery());
        views = new SimulatedViews(this);
        journal.tell(this::see);
    }

    /** A user with an empty wallet. */
    Bettor addUser(String id) {
        wallets.put(
                id,
                new SimulatedEntity<>(
                        this,
                        parts.wallets(setting.wallets()),
                        id,
                        () -> parts.walletJudge(id),
                        wallet ->
                                new WalletCommand.ViewWallet().decide(wallet, 0).reply()));
        var bettor = new Bettor(this, id);
        bettors.add(bettor);
        return bettor;
    }

    /** Room for a market and its book. */
    void addMarket(String id) {
        books.put(
                id,
                new SimulatedEntity<>(
                        this,
                        parts.books(setting.books()),
                        id,
                        () -> parts.bookJudge(id),
                        book -> new OrderBookCommand.ViewBook(DEEP)
                                .decide(book, 0)
                                .reply()));
        var spec = new MarketEntity();
        markets.put(id, new SimulatedEntity<>(this, spec, id, () -> parts.marketJudge(id), spec::snapshot));
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
        payIns.see(entry);
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

    PayIns payIns() {
        return payIns;
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

    /** A transaction of the provider; each that anybody names has an entity. */
    SimulatedEntity<DepositCommand, DepositEvent, Deposit, DepositReply> deposit(String id) {
        return deposits.computeIfAbsent(id, same -> {
            var spec = new DepositEntity();
            return new SimulatedEntity<>(this, spec, id, () -> parts.depositJudge(id), spec::snapshot);
        });
    }

    List<SimulatedEntity<?, ?, ?, ?>> entities() {
        List<SimulatedEntity<?, ?, ?, ?>> all = new ArrayList<>(wallets.values());
        all.addAll(books.values());
        all.addAll(markets.values());
        all.addAll(deposits.values());
        return all;
    }

    /** The list of markets says that it shows a version; no money hangs on it, so this stands in for it. */
    void listed(String marketId, long version) {
        network.ask(market(marketId), new MarketCommand.NoteListed(version), ignored -> {});
    }

    long snapshotEvery() {
        return setting.snapshotEvery();
    }

    /** Microseconds from one act of a user to the next, on average. */
    long pace() {
        return setting.pace();
    }

    String nextId(String prefix) {
        ids++;
        return prefix + ids;
    }

    /** No more faults; whatever was late arrives. */
    void heal() {
        chronicle.note("disaster", "END", "of all faults");
        weather.clearUp();
        journal.settleDown();
        disasters.stop();
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
