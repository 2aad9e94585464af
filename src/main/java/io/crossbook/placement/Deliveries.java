package io.crossbook.placement;

import io.crossbook.market.Markets;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Courier;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.wallet.Wallets;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Takes messages from entity to entity, each kind to whom it is meant for. */
public final class Deliveries implements Courier {
    private final Map<Class<?>, BiConsumer<Outgoing, String>> routes;

    private final PlacementObserver observer;

    public Deliveries(
            Wallets wallets,
            OrderBooks books,
            Markets markets,
            Consumer<Message.PayOut> payments,
            Consumer<Message.Credit> credits,
            PlacementObserver observer) {
        this.observer = observer;
        routes = Map.ofEntries(
                Map.entry(Message.Place.class, (message, trace) -> books.deliver((Message.Place) message)),
                Map.entry(Message.EffectsAck.class, (message, trace) -> books.deliver((Message.EffectsAck) message)),
                Map.entry(Message.Control.class, (message, trace) -> books.deliver((Message.Control) message)),
                Map.entry(Message.Placed.class, (message, trace) -> wallets.deliver((Message.Placed) message, trace)),
                Map.entry(Message.Effects.class, (message, trace) -> wallets.deliver((Message.Effects) message)),
                Map.entry(Message.BookReport.class, (message, trace) -> markets.deliver((Message.BookReport) message)),
                Map.entry(Message.Listing.class, (message, trace) -> markets.deliver((Message.Listing) message)),
                Map.entry(Message.Listed.class, (message, trace) -> markets.deliver((Message.Listed) message)),
                Map.entry(Message.Dispute.class, (message, trace) -> markets.deliver((Message.Dispute) message)),
                Map.entry(Message.BondWord.class, (message, trace) -> wallets.deliver((Message.BondWord) message)),
                Map.entry(Message.BondEnded.class, (message, trace) -> markets.deliver((Message.BondEnded) message)),
                Map.entry(Message.PayOut.class, (message, trace) -> payments.accept((Message.PayOut) message)),
                Map.entry(Message.Credit.class, (message, trace) -> credits.accept((Message.Credit) message)));
    }

    @Override
    public void deliver(Outgoing message) {
        deliver(message, null);
    }

    @Override
    public void deliver(Outgoing message, String trace) {
        BiConsumer<Outgoing, String> route = routes.get(message.getClass());
        if (route == null) {
            throw new IllegalArgumentException("no route for " + message);
        }
        observer.delivered(message);
        route.accept(message, trace);
    }
}
