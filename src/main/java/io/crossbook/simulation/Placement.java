package io.crossbook.simulation;

import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Verdict;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletReply;
import java.util.function.Consumer;

/** One request to place an order, by the rules of the production saga: reserve, hand to the book, ask again, answer. */
final class Placement {
    private static final long FIRST_PATIENCE = 700 * Durations.MILLI;
    private static final long TIMEOUT = 20 * Durations.SECOND;

    /** How it ended for the client. */
    enum Outcome {
        ACCEPTED,
        REFUSED,
        PENDING
    }

    private final World world;
    private final String userId;
    private final WalletCommand.PlaceOrder order;
    private final Consumer<Outcome> client;
    private long patience = FIRST_PATIENCE;
    private Message.Place place;
    private int asks;
    private int refusals;
    private boolean over;

    private Placement(World world, String userId, WalletCommand.PlaceOrder order, Consumer<Outcome> client) {
        this.world = world;
        this.userId = userId;
        this.order = order;
        this.client = client;
    }

    static void start(World world, String userId, WalletCommand.PlaceOrder order, Consumer<Outcome> client) {
        var placement = new Placement(world, userId, order, client);
        world.schedule().after(TIMEOUT, () -> placement.end(Outcome.PENDING));
        placement.askWallet();
        placement.askAgainLater();
    }

    private void askWallet() {
        asks++;
        world.network().ask(world.wallet(userId), order, this::hearWallet);
    }

    private void askAgainLater() {
        world.schedule().after(patience, () -> {
            if (over) {
                return;
            }
            patience *= 2;
            askAgainLater();
            if (place == null) {
                askWallet();
            } else {
                askBook();
            }
        });
    }

    private void hearWallet(WalletReply reply) {
        if (over) {
            return;
        }
        if (reply instanceof WalletReply.Reserved reserved) {
            place = reserved.place();
            askBook();
        } else if (reply instanceof WalletReply.Known known && known.place() != null) {
            place = known.place();
            askBook();
        } else if (reply instanceof WalletReply.Known known) {
            end(known.order().reason() == null ? Outcome.ACCEPTED : Outcome.REFUSED);
        } else {
            refusals++;
            if (refusals == asks) {
                end(Outcome.REFUSED);
            }
        }
    }

    private void askBook() {
        world.network().ask(world.book(place.marketId()), new OrderBookCommand.PlaceOrder(place), this::hearBook);
    }

    private void hearBook(OrderBookReply reply) {
        if (reply instanceof OrderBookReply.Delayed) {
            end(Outcome.PENDING);
        } else if (!over && reply instanceof OrderBookReply.Placed placed) {
            if (placed.verdict() == Verdict.EXPIRED) {
                place = null;
            } else {
                end(placed.verdict() == Verdict.ACCEPTED ? Outcome.ACCEPTED : Outcome.REFUSED);
            }
        }
    }

    private void end(Outcome outcome) {
        if (!over) {
            over = true;
            client.accept(outcome);
        }
    }
}
