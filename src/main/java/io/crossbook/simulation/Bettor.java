package io.crossbook.simulation;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletReply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A user who bets, cancels, pays in and out, and repeats with the same id what was not answered. */
final class Bettor {
    private static final int[] ODDS_TICKS = {200, 220, 251, 251, 260, 300};
    private static final int PRICE_TICKS_PER_ODDS_TICK = 2;
    private static final int TRIES_MAX = 4;
    private static final int ALL_BPS = 10_000;

    private final World world;
    private final String userId;
    private final List<WalletCommand.PlaceOrder> orders = new ArrayList<>();
    private final Set<String> repeated = new HashSet<>();

    Bettor(World world, String userId) {
        this.world = world;
        this.userId = userId;
    }

    String userId() {
        return userId;
    }

    /** Pays in, and then goes on with one thing after the other until the world says stop. */
    void start() {
        payIn(world.weather().between(20, 2_000) * Durations.SECOND);
        if (world.weather().oneIn(2)) {
            spare();
        }
        actLater();
    }

    private void actLater() {
        world.schedule().after(world.weather().between(1, 2 * world.pace()), () -> {
            if (world.isBettingOver()) {
                return;
            }
            act(world.weather().below(100));
            actLater();
        });
    }

    private void act(int dice) {
        if (dice < 60) {
            GameMarket market = world.anyGame();
            if (market != null) {
                place(newOrder(market), 1);
            }
        } else if (dice < 75) {
            ofSomeOrder(order -> cancel(order));
        } else if (dice < 80) {
            ofSomeOrder(order -> reduce(order));
        } else if (dice < 85) {
            ofSomeOrder(order -> repeat(order, 2));
        } else if (dice < 90) {
            payIn(world.weather().between(1, 100) * Durations.SECOND);
        } else if (dice < 97) {
            payOut(world.weather().between(1, 40) * Durations.SECOND);
        } else {
            spare();
        }
    }

    /** Somebody changes what the user is spared of the commission, from nothing to all, and repeats it. */
    private void spare() {
        Weather weather = world.weather();
        int discountBps = weather.oneIn(4) ? ALL_BPS * weather.below(2) : weather.below(ALL_BPS);
        var command = new WalletCommand.SetDiscount(discountBps, world.nextId("reason"), "operator");
        for (int i = 0; i < 2; i++) {
            world.schedule().after(weather.between(1, 3 * Durations.SECOND), () -> world.network()
                    .ask(world.wallet(userId), command, ignored -> {}));
        }
    }

    private void ofSomeOrder(Consumer<WalletCommand.PlaceOrder> action) {
        if (!orders.isEmpty()) {
            // Mostly a recent one: the old ones are over.
            int back = Math.min(orders.size(), 1 + world.weather().below(6));
            action.accept(orders.get(orders.size() - back));
        }
    }

    private void repeat(WalletCommand.PlaceOrder order, int attempt) {
        repeated.add(order.clientOrderId());
        place(order, attempt);
    }

    /** Places, and again with the same id when nothing is known in time. */
    private void place(WalletCommand.PlaceOrder order, int attempt) {
        Placement.start(world, userId, order, outcome -> {
            world.chronicle().note(userId, outcome.name(), order.clientOrderId());
            if (outcome == Placement.Outcome.ACCEPTED) {
                world.promises().toldAccepted(userId, order.clientOrderId());
            } else if (outcome == Placement.Outcome.PENDING && attempt < TRIES_MAX) {
                repeat(order, attempt + 1);
            } else if (outcome == Placement.Outcome.REFUSED && !repeated.contains(order.clientOrderId())) {
                orders.remove(order);
                world.promises().toldRefused(userId, order.clientOrderId());
            }
        });
    }

    private WalletCommand.PlaceOrder newOrder(GameMarket market) {
        Weather weather = world.weather();
        int tick = ODDS_TICKS[weather.below(ODDS_TICKS.length)];
        TimeInForce force = weather.oneOf(TimeInForce.values());
        long clock = world.schedule().now();
        var terms = new OrderTerms(
                weather.below(market.terms().selections()),
                weather.oneOf(Side.values()),
                market.terms().kind() == MarketKind.ODDS ? tick : tick * PRICE_TICKS_PER_ODDS_TICK,
                weather.between(100, 20_000),
                force,
                force == TimeInForce.GTD ? clock + weather.between(1, 10 * Durations.SECOND) : 0,
                weather.oneIn(8),
                weather.oneOf(OnInPlay.values()),
                weather.oneOf(SelfTradePrevention.values()),
                0,
                weather.oneIn(8) ? clock + weather.between(1, 5 * Durations.SECOND) : 0);
        return newOrder(market.id(), market.terms(), terms);
    }

    private WalletCommand.PlaceOrder newOrder(String marketId, MarketTerms terms, OrderTerms order) {
        String id = world.nextId("o");
        long clock = world.schedule().now() / Durations.MILLI;
        var command = new WalletCommand.PlaceOrder(id, clock, marketId, terms, order, "fingerprint of " + id);
        orders.add(command);
        return command;
    }

    /** Places an order, repeating it while nothing is known of it. */
    void bet(String marketId, MarketTerms terms, OrderTerms order) {
        place(newOrder(marketId, terms, order), 1);
    }

    /** Cancels one of the orders of late, if there are any. */
    void cancelOne() {
        ofSomeOrder(this::cancel);
    }

    private void cancel(WalletCommand.PlaceOrder order) {
        find(order, place -> world.network()
                .ask(
                        world.book(order.marketId()),
                        new OrderBookCommand.CancelOrder(userId, order.clientOrderId(), place.expiresAt()),
                        ignored -> {}));
    }

    private void reduce(WalletCommand.PlaceOrder order) {
        long size = world.weather().between(1, order.terms().size());
        find(order, place -> world.network()
                .ask(
                        world.book(order.marketId()),
                        new OrderBookCommand.ReduceOrder(userId, order.clientOrderId(), size),
                        ignored -> {}));
    }

    private void find(WalletCommand.PlaceOrder order, Consumer<Message.Place> found) {
        world.network().ask(world.wallet(userId), new WalletCommand.FindOrder(order.clientOrderId()), reply -> {
            if (reply instanceof WalletReply.Known known && known.place() != null) {
                found.accept(known.place());
            }
        });
    }

    /** Micros, directly or by the payment provider. */
    void payIn(long amount) {
        if (world.weather().oneIn(2)) {
            world.payIns().transfer(userId, amount);
            return;
        }
        String ref = world.nextId("d");
        pay(ref, new WalletCommand.Deposit(ref, amount));
    }

    /** Micros; what is not there is refused. */
    void payOut(long amount) {
        String ref = world.nextId("w");
        pay(ref, new WalletCommand.Withdraw(ref, amount));
    }

    /** Asks twice, as a client that was not answered would. */
    private void pay(String ref, WalletCommand command) {
        Consumer<WalletReply> told = reply -> {
            if (reply instanceof WalletReply.Payment) {
                world.promises().toldPayment(userId, ref);
            }
        };
        world.network().ask(world.wallet(userId), command, told);
        world.schedule().after(world.weather().between(1, 3 * Durations.SECOND), () -> world.network()
                .ask(world.wallet(userId), command, told));
    }
}
