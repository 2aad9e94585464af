package io.crossbook.placement;

import io.crossbook.market.Markets;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Courier;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.wallet.Wallets;
import java.util.Map;
import java.util.function.Consumer;

/** Takes messages from entity to entity, each kind to whom it is meant for. */
public final class Deliveries implements Courier {
    private final Map<Class<?>, Consumer<Outgoing>> routes;

    public Deliveries(Wallets wallets, OrderBooks books, Markets markets, Consumer<Message.PayOut> payments) {
        routes = Map.of(
                Message.Place.class, message -> books.deliver((Message.Place) message),
                Message.EffectsAck.class, message -> books.deliver((Message.EffectsAck) message),
                Message.Control.class, message -> books.deliver((Message.Control) message),
                Message.Placed.class, message -> wallets.deliver((Message.Placed) message),
                Message.Effects.class, message -> wallets.deliver((Message.Effects) message),
                Message.BookReport.class, message -> markets.deliver((Message.BookReport) message),
                Message.Listing.class, message -> markets.deliver((Message.Listing) message),
                Message.Listed.class, message -> markets.deliver((Message.Listed) message),
                Message.PayOut.class, message -> payments.accept((Message.PayOut) message));
    }

    @Override
    public void deliver(Outgoing message) {
        Consumer<Outgoing> route = routes.get(message.getClass());
        if (route == null) {
            throw new IllegalArgumentException("no route for " + message);
        }
        route.accept(message);
    }
}
