package io.crossbook.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.orderbook.BookSettings;
import io.crossbook.orderbook.OrderBook;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookEntity;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Persisted;
import io.crossbook.wallet.Wallet;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEntity;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletReply;
import io.crossbook.wallet.WalletSettings;
import io.crossbook.wallet.WalletView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Four users and one market in one thread, under a clock and a network made of a seed. */
final class SimulatedExchange {
    static final String MARKET = "market";
    private static final List<String> USERS = List.of("alice", "bob", "carol", "dave");
    private static final long DEPOSIT = 1_000_000_000L;
    private static final int[] TICKS = {200, 220, 251, 251, 260, 300};

    private final SplittableRandom random;
    private final MarketTerms terms;
    private final List<Outgoing> network = new ArrayList<>();
    private final Map<String, SimulatedEntity<WalletCommand, WalletEvent, Wallet, WalletReply>> wallets =
            new TreeMap<>();
    private final SimulatedEntity<OrderBookCommand, OrderBookEvent, OrderBook, OrderBookReply> book;
    private final List<Persisted> samples = new ArrayList<>();
    private final Map<String, List<String>> placed = new TreeMap<>();
    private final Set<String> toldAccepted = new TreeSet<>();
    private final Set<String> toldRefused = new TreeSet<>();
    private long clock = 1_800_000_000_000_000L;
    private long version = 1;
    private int nextId;
    private boolean faulty = true;
    private boolean zombies;
    private long commission;

    SimulatedExchange(long seed) {
        random = new SplittableRandom(seed);
        MarketKind kind = seed % 3 == 2 ? MarketKind.YES_NO : MarketKind.ODDS;
        terms = kind == MarketKind.ODDS
                ? new MarketTerms(kind, 3, 1, true, 0, 500)
                : new MarketTerms(kind, 3, 1, true, 10, 200);
        var faults = new SplittableRandom(~seed);
        book = new SimulatedEntity<>(
                new OrderBookEntity(new BookSettings(20, 100, 2)), MARKET, network::add, faults.split());
        for (String user : USERS) {
            placed.put(user, new ArrayList<>());
            var spec = new WalletEntity(WalletSettings.DEFAULT);
            wallets.put(user, new SimulatedEntity<>(spec, user, network::add, faults.split()));
            wallets.get(user).tell(new WalletCommand.Deposit("d", DEPOSIT), clock);
        }
    }

    /** From now on everything sent, answered and stored is kept. */
    void recordSamples() {
        book.recordTo(samples);
        wallets.values().forEach(wallet -> wallet.recordTo(samples));
    }

    void takeSnapshots() {
        samples.add(book.snapshot());
        wallets.values().forEach(wallet -> samples.add(wallet.snapshot()));
    }

    List<Persisted> samples() {
        return samples;
    }

    void open() {
        control(MarketStatus.OPEN, null);
    }

    private void control(MarketStatus status, Resolution resolution) {
        var control = new BookControl(version++, terms, status, false, List.of(), resolution);
        book.tell(new OrderBookCommand.ApplyControl(new Message.Control(MARKET, control)), clock);
    }

    /** From now on writes fail and several incarnations of one entity live side by side. */
    void allowZombies() {
        zombies = true;
        entities().forEach(SimulatedEntity::letWritesFail);
    }

    private List<SimulatedEntity<?, ?, ?, ?>> entities() {
        List<SimulatedEntity<?, ?, ?, ?>> all = new ArrayList<>(wallets.values());
        all.add(book);
        return all;
    }

    void step() {
        clock += random.nextLong(200_000);
        if (zombies && random.nextInt(8) == 0) {
            List<SimulatedEntity<?, ?, ?, ?>> all = entities();
            all.get(random.nextInt(all.size())).disturb();
        }
        String user = USERS.get(random.nextInt(USERS.size()));
        int dice = random.nextInt(100);
        if (dice < 35) {
            place(user);
        } else if (dice < 45) {
            cancel(user);
        } else if (dice < 50) {
            crashSomebody(user);
        } else if (dice < 53) {
            control(random.nextBoolean() ? MarketStatus.OPEN : MarketStatus.SUSPENDED, null);
        } else if (dice < 60) {
            tickAll();
        } else if (!network.isEmpty()) {
            deliverOne();
        }
    }

    private void place(String user) {
        WalletReply reply = reserve(user, random.nextInt(TICKS.length));
        if (reply instanceof WalletReply.Reserved reserved) {
            network.add(reserved.place());
        } else if (reply instanceof WalletReply.Refused && random.nextInt(10) == 0) {
            clock += 40_000_000;
        }
    }

    WalletReply reserve(String user, int tickIndex) {
        WalletCommand.PlaceOrder command = order(user, tickIndex);
        if (random.nextInt(40) == 0) {
            wallets.get(user).crashWhile(command, clock);
        }
        WalletReply reply = wallets.get(user).tell(command, clock);
        return reply instanceof WalletReply.Known known && known.place() != null
                ? new WalletReply.Reserved(known.place())
                : reply;
    }

    /** A reservation whose write comes so late that nobody knows of it. */
    void reserveLate(String user) {
        wallets.get(user).giveUp(order(user, 0), clock);
    }

    private WalletCommand.PlaceOrder order(String user, int tickIndex) {
        String id = "o" + nextId++;
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        int tick = terms.kind() == MarketKind.ODDS ? TICKS[tickIndex] : TICKS[tickIndex] * 2;
        TimeInForce tif = oneOf(TimeInForce.values());
        var order = new OrderTerms(
                random.nextInt(3),
                side,
                tick,
                100 + random.nextInt(5_000),
                tif,
                tif == TimeInForce.GTD ? clock + random.nextLong(2_000_000) + 1 : 0,
                false,
                OnInPlay.LAPSE,
                oneOf(SelfTradePrevention.values()),
                0,
                0);
        placed.get(user).add(id);
        return new WalletCommand.PlaceOrder(id, clock / 1000, MARKET, terms, order, "fp" + id);
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private void cancel(String user) {
        List<String> ids = placed.get(user);
        if (ids.isEmpty()) {
            return;
        }
        String id = ids.get(random.nextInt(ids.size()));
        WalletReply found = wallets.get(user).tell(new WalletCommand.FindOrder(id), clock);
        if (found instanceof WalletReply.Known known && known.place() != null) {
            cancelAtBook(known.place());
        }
    }

    void cancelAtBook(Message.Place place) {
        book.tell(new OrderBookCommand.CancelOrder(place.userId(), place.clientOrderId(), place.expiresAt()), clock);
    }

    private void crashSomebody(String user) {
        boolean viaSnapshot = random.nextBoolean();
        if (random.nextInt(3) == 0) {
            if (viaSnapshot) {
                book.crashAfterSnapshot();
            } else {
                book.crash();
            }
        } else if (viaSnapshot) {
            wallets.get(user).crashAfterSnapshot();
        } else {
            wallets.get(user).crash();
        }
    }

    private void tickAll() {
        book.tick(clock);
        wallets.values().forEach(wallet -> wallet.tick(clock));
    }

    private void deliverOne() {
        int which = random.nextInt(network.size());
        int fate = faulty ? random.nextInt(10) : 9;
        Outgoing message = fate == 0 ? network.get(which) : network.remove(which);
        if (fate != 1) {
            deliver(message);
        }
    }

    private void deliver(Outgoing message) {
        if (message instanceof Message.Place place) {
            told(place, (OrderBookReply.Placed) book.tell(new OrderBookCommand.PlaceOrder(place), clock));
        } else if (message instanceof Message.EffectsAck ack) {
            book.tell(new OrderBookCommand.NoteAck(ack), clock);
        } else if (message instanceof Message.Placed answer) {
            wallets.get(answer.userId()).tell(new WalletCommand.NotePlaced(answer), clock);
        } else if (message instanceof Message.Effects effects) {
            wallets.get(effects.userId()).tell(new WalletCommand.ApplyEffects(effects), clock);
        }
    }

    private void told(Message.Place place, OrderBookReply.Placed answer) {
        if (answer == null) {
            return;
        }
        if (answer.verdict() == Verdict.ACCEPTED) {
            toldAccepted.add(place.clientOrderId());
        } else if (answer.verdict() != Verdict.EXPIRED) {
            toldRefused.add(place.clientOrderId());
        }
    }

    /** What somebody was told of an order's fate is in the book's journal. */
    void assertPromisesKept() {
        Set<String> accepted = book.journal().stream()
                .filter(OrderBookEvent.OrderAccepted.class::isInstance)
                .map(event -> ((OrderBookEvent.OrderAccepted) event).clientOrderId())
                .collect(Collectors.toSet());
        assertThat(accepted).containsAll(toldAccepted).doesNotContainAnyElementsOf(toldRefused);
    }

    /** Faults stop; everything must come to rest. */
    void heal() {
        faulty = false;
        entities().forEach(SimulatedEntity::heal);
        entities().forEach(SimulatedEntity::wake);
        for (int round = 0; round < 1000 && !isQuiet(); round++) {
            clock += 1_000_000;
            tickAll();
            while (!network.isEmpty()) {
                deliverOne();
            }
        }
    }

    private boolean isQuiet() {
        return network.isEmpty() && book.quiet() && wallets.values().stream().allMatch(SimulatedEntity::quiet);
    }

    void settle() {
        control(MarketStatus.CLOSED, null);
        heal();
        boolean voided = terms.kind() == MarketKind.ODDS && random.nextInt(4) == 0;
        Payouts payouts = voided ? null : Payouts.winners(terms, random.nextInt(3));
        control(MarketStatus.SETTLING, new Resolution(payouts, "result"));
        book.crash();
        heal();
        book.journal().stream()
                .filter(OrderBookEvent.SettlementStarted.class::isInstance)
                .map(OrderBookEvent.SettlementStarted.class::cast)
                .forEach(started -> commission += started.commission());
        assertThat(book.journal().get(book.journal().size() - 1))
                .isInstanceOf(OrderBookEvent.SettlementCompleted.class);
    }

    /** Everything in every journal. */
    List<Object> allEvents() {
        List<Object> events = new ArrayList<>(book.journal());
        wallets.values().forEach(wallet -> events.addAll(wallet.journal()));
        return events;
    }

    WalletView view(String user) {
        return ((WalletReply.Viewed) wallets.get(user).tell(new WalletCommand.ViewWallet(), clock)).wallet();
    }

    List<WalletReply.Known> ordersOf(String user) {
        return placed.get(user).stream()
                .map(id -> wallets.get(user).tell(new WalletCommand.FindOrder(id), clock))
                .filter(WalletReply.Known.class::isInstance)
                .map(WalletReply.Known.class::cast)
                .toList();
    }

    void assertNobodyOverdrawn() {
        USERS.forEach(user -> assertThat(view(user).available().isNegative()).isFalse());
    }

    void assertNothingReserved(String user) {
        assertThat(view(user).exposure().isZero()).isTrue();
    }

    /** Nobody says that something is unresolved, and every reservation in the journal was decided on. */
    void assertEverySagaEnded() {
        assertThat(isQuiet()).isTrue();
        Set<String> decided = new TreeSet<>();
        Set<String> reserved = new TreeSet<>();
        for (Object event : allEvents()) {
            if (event instanceof WalletEvent.Reserved one) {
                reserved.add(one.clientOrderId());
            } else if (event instanceof WalletEvent.ReleasedUnplaced one) {
                decided.add(one.clientOrderId());
            } else if (event instanceof OrderBookEvent.OrderAccepted one) {
                decided.add(one.clientOrderId());
            }
        }
        assertThat(decided).containsExactlyInAnyOrderElementsOf(reserved);
    }

    void assertWalletsAgreeWithBook() {
        for (String user : USERS) {
            for (WalletReply.Known known : ordersOf(user)) {
                var own = known.order();
                var found = (OrderBookReply.Orders)
                        book.tell(new OrderBookCommand.FindOrders(user, List.of(own.clientOrderId())), clock);
                long parts = own.sizeMatched() + own.sizeRemaining() + own.sizeCancelled() + own.sizeLapsed();
                assertThat(parts).isEqualTo(own.terms().size());
                found.orders().forEach(theirs -> {
                    assertThat(theirs.sizeMatched()).isEqualTo(own.sizeMatched());
                    assertThat(theirs.sizeRemaining()).isEqualTo(own.sizeRemaining());
                    assertThat(theirs.matchedValue()).isEqualTo(own.matchedValue());
                });
            }
        }
    }

    void assertMoneyConserved() {
        long sum = commission;
        for (String user : USERS) {
            WalletView wallet = view(user);
            assertThat(wallet.exposure().isZero()).isTrue();
            sum += wallet.balance().micros();
        }
        assertThat(sum).isEqualTo(DEPOSIT * USERS.size());
    }
}
