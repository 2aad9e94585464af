package io.crossbook.audit;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.market.Market;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketEntity;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketReply;
import io.crossbook.market.ResolutionRules;
import io.crossbook.market.Schedule;
import io.crossbook.market.Selection;
import io.crossbook.orderbook.BookSettings;
import io.crossbook.orderbook.OrderBook;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookEntity;
import io.crossbook.orderbook.OrderBookEvent;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Ids;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.wallet.Wallet;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEntity;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletReply;
import io.crossbook.wallet.WalletSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Users, markets of several kinds and their books in one thread, under a clock and a bad network made of a seed. */
final class RecordedExchange {
    static final long DEPOSIT = 500_000_000L;

    private static final List<String> USERS = List.of("alice", "bob", "carol", "dave", "erin");
    private static final List<MarketTerms> MARKETS = List.of(
            new MarketTerms(MarketKind.ODDS, 3, 1, true, 0, 500),
            new MarketTerms(MarketKind.ODDS, 4, 2, false, 0, 250),
            new MarketTerms(MarketKind.YES_NO, 2, 1, false, 10, 200, 700),
            new MarketTerms(MarketKind.SPOT, 1, 1, false, 10, 0));
    private static final int SHARES = 3;
    private static final int STEPS_PER_DISCOUNT = 120;

    final List<JournalEntry> journal = new ArrayList<>();

    private final SplittableRandom random;
    private final List<Outgoing> network = new ArrayList<>();
    private final Map<String, RecordedEntity<WalletCommand, WalletEvent, Wallet, WalletReply>> wallets =
            new TreeMap<>();
    private final Map<String, RecordedEntity<OrderBookCommand, OrderBookEvent, OrderBook, OrderBookReply>> books =
            new TreeMap<>();
    private final Map<String, RecordedEntity<MarketCommand, MarketEvent, Market, MarketReply>> markets =
            new TreeMap<>();
    private final Map<String, List<String>> placed = new TreeMap<>();
    private long clock = 1_800_000_000_000_000L;
    private int ids;
    private boolean faulty = true;

    RecordedExchange(long seed) {
        random = new SplittableRandom(seed);
        for (String user : USERS) {
            placed.put(user, new ArrayList<>());
            wallets.put(
                    user, new RecordedEntity<>(new WalletEntity(WalletSettings.DEFAULT), user, journal, network::add));
            wallets.get(user).tell(new WalletCommand.Deposit("first", DEPOSIT), clock);
        }
        for (int i = 0; i < MARKETS.size(); i++) {
            create("market-" + i, MARKETS.get(i), rules(i));
        }
        for (String user : USERS) {
            issue(user, "first");
        }
    }

    /** Every so often somebody is spared another part of the commission, some before they ever bet. */
    private void spare(int step) {
        String user = USERS.get(step / STEPS_PER_DISCOUNT % USERS.size());
        int discountBps = step * 37 % 10_001;
        wallets.get(user).tell(new WalletCommand.SetDiscount(discountBps, "step " + step, "admin"), clock);
    }

    private void issue(String user, String ref) {
        String market = "market-" + SHARES;
        var command = new WalletCommand.IssueShares(ref, market, MARKETS.get(SHARES), 10_000, 4_980, "admin");
        wallets.get(user).tell(command, clock);
    }

    /** Every other market's result takes two people. */
    private static ResolutionRules rules(int market) {
        return market % 2 == 0 ? ResolutionRules.ONE_PERSON : ResolutionRules.TWO_PEOPLE;
    }

    private void create(String id, MarketTerms terms, ResolutionRules rules) {
        markets.put(id, new RecordedEntity<>(new MarketEntity(), id, journal, network::add));
        books.put(
                id,
                new RecordedEntity<>(
                        new OrderBookEntity(new BookSettings(20, 100, 2, 50_000)), id, journal, network::add));
        List<Selection> selections = IntStream.range(0, terms.selections())
                .mapToObj(k -> new Selection("s" + k, "Selection " + k))
                .toList();
        var definition = new MarketDefinition(
                id,
                terms.kind(),
                id,
                "fixture",
                null,
                selections,
                terms.numberOfWinners(),
                terms.exhaustive(),
                terms.commissionBps(),
                terms.tickSize(),
                0,
                null,
                BetDelayModel.ALL,
                terms.takerFeeBps());
        markets.get(id).tell(new MarketCommand.CreateMarket(definition, Schedule.NONE, rules, "admin"), clock);
        if (!terms.exhaustive() && terms.selections() > 2) {
            markets.get(id).tell(new MarketCommand.RemoveSelection("s3", 0, "admin"), clock);
        }
        markets.get(id).tell(new MarketCommand.OpenMarket(MarketCommand.ANY_VERSION, "admin"), clock);
    }

    /** A whole story: bets, faults, and at the end everything settled and at rest. */
    static List<JournalEntry> story(long seed, int steps) {
        var exchange = new RecordedExchange(seed);
        exchange.run(steps);
        exchange.settle();
        return exchange.journal;
    }

    /** A story in which runners leave while bets are made, and results turn out to have been wrong. */
    static List<JournalEntry> corrected(long seed, int steps) {
        var exchange = new RecordedExchange(seed);
        exchange.run(steps / 2);
        exchange.tell(0, new MarketCommand.RemoveSelection("s2", 1_620, "admin"));
        exchange.tell(1, new MarketCommand.RemoveSelection("s1", 150, "admin"));
        exchange.run(steps / 2);
        exchange.heal();
        exchange.end(0, 0);
        exchange.end(1, 0, 2);
        exchange.correct(0, new Resolution(Payouts.winners(MARKETS.get(0), 0, 1), "nose to nose"));
        exchange.correct(1, new Resolution(Payouts.winners(MARKETS.get(1), 2), "one was disqualified"));
        exchange.correct(0, new Resolution(null, "abandoned after all"));
        return exchange.journal;
    }

    private void tell(int market, MarketCommand command) {
        markets.get("market-" + market).tell(command, clock);
    }

    private void end(int market, int... winners) {
        tell(market, new MarketCommand.CloseMarket(MarketCommand.ANY_VERSION, "admin"));
        var result = new Resolution(Payouts.winners(MARKETS.get(market), winners), "result");
        resolve(market, result);
        heal();
    }

    /** By one person, or two where the market asks for them. */
    private void resolve(int market, Resolution result) {
        tell(market, new MarketCommand.ResolveMarket(result, "admin"));
        String proposal = Ids.named("resolution:market-" + market + ":1");
        tell(market, new MarketCommand.ApproveResolution(proposal, "other"));
    }

    private void correct(int market, Resolution right) {
        tell(market, new MarketCommand.CorrectResolution(right, "ann"));
        tell(market, new MarketCommand.CorrectResolution(right, "ben"));
        heal();
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            if (i % STEPS_PER_DISCOUNT == 0) {
                spare(i);
            }
            step();
        }
    }

    private void step() {
        clock += random.nextLong(20_000);
        String user = USERS.get(random.nextInt(USERS.size()));
        String market = "market-" + random.nextInt(MARKETS.size());
        if (random.nextInt(200) == 0) {
            issue(user, "more-" + random.nextInt(3));
        }
        int dice = random.nextInt(100);
        if (dice < 10) {
            place(user, market);
        } else if (dice < 14) {
            cancelOrReduce(user);
        } else if (dice < 16) {
            crash(user, market);
        } else if (dice < 17) {
            turn(market);
        } else if (dice < 18) {
            wallets.get(user).tell(new WalletCommand.Withdraw("w" + ids++, 1 + random.nextLong(20_000_000)), clock);
        } else if (dice < 25) {
            tickAll();
        } else if (!network.isEmpty()) {
            deliverOne();
            if (!network.isEmpty()) {
                deliverOne();
            }
        }
    }

    private void place(String user, String market) {
        MarketTerms terms = MARKETS.get(Integer.parseInt(market.substring(market.length() - 1)));
        int tick = (terms.kind() == MarketKind.ODDS ? 240 : 500) + random.nextInt(5);
        TimeInForce tif = any(TimeInForce.values());
        var order = new OrderTerms(
                random.nextInt(terms.selections()),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                tick,
                100 + random.nextInt(4_000),
                tif,
                tif == TimeInForce.GTD ? clock + random.nextLong(2_000_000) + 1 : 0,
                random.nextInt(10) == 0,
                any(OnInPlay.values()),
                any(SelfTradePrevention.values()),
                0,
                0);
        String id = "o" + ids++;
        placed.get(user).add(id);
        var command = new WalletCommand.PlaceOrder(id, clock / 1000, market, terms, order, "print of " + id);
        if (wallets.get(user).tell(command, clock) instanceof WalletReply.Reserved reserved) {
            network.add(reserved.place());
        } else if (random.nextInt(10) == 0) {
            clock += 40_000_000;
        }
    }

    private <T> T any(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private void cancelOrReduce(String user) {
        List<String> mine = placed.get(user);
        if (mine.isEmpty()) {
            return;
        }
        String id = mine.get(random.nextInt(mine.size()));
        WalletReply found = wallets.get(user).tell(new WalletCommand.FindOrder(id), clock);
        if (found instanceof WalletReply.Known known && known.place() != null) {
            var place = known.place();
            OrderBookCommand command = random.nextBoolean()
                    ? new OrderBookCommand.CancelOrder(user, id, place.expiresAt())
                    : new OrderBookCommand.ReduceOrder(
                            user, id, 1 + place.terms().size() / 2);
            books.get(place.marketId()).tell(command, clock);
        }
    }

    private void crash(String user, String market) {
        switch (random.nextInt(3)) {
            case 0 -> wallets.get(user).crash();
            case 1 -> books.get(market).crash();
            default -> markets.get(market).crash();
        }
    }

    private void turn(String market) {
        MarketCommand command =
                switch (random.nextInt(5)) {
                    case 0 -> new MarketCommand.TurnInPlay(MarketCommand.ANY_VERSION, "admin");
                    case 1 -> new MarketCommand.SuspendMarket(MarketCommand.ANY_VERSION, "admin");
                    default -> new MarketCommand.OpenMarket(MarketCommand.ANY_VERSION, "admin");
                };
        markets.get(market).tell(command, clock);
    }

    private void tickAll() {
        markets.values().forEach(market -> market.tick(clock));
        books.values().forEach(book -> book.tick(clock));
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
            books.get(place.marketId()).tell(new OrderBookCommand.PlaceOrder(place), clock);
        } else if (message instanceof Message.EffectsAck ack) {
            books.get(ack.marketId()).tell(new OrderBookCommand.NoteAck(ack), clock);
        } else if (message instanceof Message.Placed answer) {
            wallets.get(answer.userId()).tell(new WalletCommand.NotePlaced(answer), clock);
        } else if (message instanceof Message.Effects effects) {
            wallets.get(effects.userId()).tell(new WalletCommand.ApplyEffects(effects), clock);
        } else if (message instanceof Message.Control control) {
            books.get(control.marketId()).tell(new OrderBookCommand.ApplyControl(control), clock);
        } else if (message instanceof Message.BookReport report) {
            markets.get(report.marketId()).tell(new MarketCommand.NoteBook(report), clock);
        } else if (message instanceof Message.Listing listing) {
            var summary = listing.summary();
            markets.get(summary.marketId()).tell(new MarketCommand.NoteListed(summary.version()), clock);
        } else if (message instanceof Message.PayOut out) {
            payOut(out);
        }
    }

    private void payOut(Message.PayOut out) {
        WalletCommand answer = out.amount() % 3 == 0
                ? new WalletCommand.ReleaseWithdrawal(out.withdrawalId(), "account closed")
                : new WalletCommand.CompleteWithdrawal(out.withdrawalId(), "bank");
        wallets.get(out.userId()).tell(answer, clock);
    }

    /** Faults stop; everything comes to rest. */
    void heal() {
        faulty = false;
        for (int round = 0; round < 1000 && !isQuiet(); round++) {
            clock += 1_000_000;
            tickAll();
            while (!network.isEmpty()) {
                deliverOne();
            }
        }
        if (!isQuiet()) {
            throw new IllegalStateException("does not come to rest");
        }
    }

    private boolean isQuiet() {
        return network.isEmpty()
                && wallets.values().stream().allMatch(RecordedEntity::quiet)
                && books.values().stream().allMatch(RecordedEntity::quiet)
                && markets.values().stream().allMatch(RecordedEntity::quiet);
    }

    /** Closes and resolves every market and pays everybody. */
    void settle() {
        heal();
        for (int i = 0; i < MARKETS.size(); i++) {
            tell(i, new MarketCommand.CloseMarket(MarketCommand.ANY_VERSION, "admin"));
            if (i != SHARES) {
                resolve(i, resolution(MARKETS.get(i)));
            }
        }
        heal();
    }

    private Resolution resolution(MarketTerms terms) {
        if (terms.kind() == MarketKind.ODDS && random.nextInt(4) == 0) {
            return new Resolution(null, "abandoned");
        }
        if (terms.kind() == MarketKind.YES_NO) {
            return new Resolution(new Payouts(List.of(2_500, 7_500)), "a draw of sorts");
        }
        Set<Integer> winners = terms.numberOfWinners() == 1 ? Set.of(random.nextInt(3)) : Set.of(0, 2);
        return new Resolution(Payouts.winners(terms, winners), "result");
    }
}
