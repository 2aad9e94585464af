package io.crossbook.orderbook;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.EntityClient;
import io.crossbook.sourcing.Refusal;
import io.crossbook.sourcing.Watch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reaches books by market id. Refusals fail the stage with {@link Refusal}, a timeout means the outcome is unknown. */
public final class OrderBooks {
    private final EntityClient<OrderBookEntity.Request, OrderBookCommand, OrderBookReply> client;

    public OrderBooks(ActorSystem<?> system, Duration askTimeout) {
        client = new EntityClient<>(
                system,
                OrderBookEntity.KEY,
                OrderBookEntity.Request::new,
                OrderBookEntity.TracedRequest::new,
                askTimeout);
    }

    /** The book with so many levels a side. */
    public CompletionStage<BookView> view(String marketId, int depth) {
        return ask(marketId, new OrderBookCommand.ViewBook(depth), OrderBookReply.Viewed.class)
                .thenApply(OrderBookReply.Viewed::book);
    }

    /** The orders the book still knows among those asked for. */
    public CompletionStage<List<OrderView>> orders(String marketId, String userId, List<String> clientOrderIds) {
        return ask(marketId, new OrderBookCommand.FindOrders(userId, clientOrderIds), OrderBookReply.Orders.class)
                .thenApply(OrderBookReply.Orders::orders);
    }

    /** Cancels an order whose reservation the caller has seen; a Changed or Tombstoned reply. */
    public CompletionStage<OrderBookReply> cancel(Message.Place place) {
        return ask(
                place.marketId(),
                new OrderBookCommand.CancelOrder(place.userId(), place.clientOrderId(), place.expiresAt()),
                OrderBookReply.class);
    }

    /** Makes an order smaller. */
    public CompletionStage<OrderView> reduce(String marketId, String userId, String clientOrderId, long newSize) {
        return ask(
                        marketId,
                        new OrderBookCommand.ReduceOrder(userId, clientOrderId, newSize),
                        OrderBookReply.Changed.class)
                .thenApply(OrderBookReply.Changed::order);
    }

    /** What settling by a resolution would mean. */
    public CompletionStage<OrderBookReply.Preview> preview(String marketId, Resolution resolution) {
        return ask(marketId, new OrderBookCommand.PreviewSettlement(resolution), OrderBookReply.Preview.class);
    }

    /** Brings a book to its market's state and waits until that is durable. */
    public CompletionStage<OrderBookReply.Controlled> control(String marketId, BookControl control) {
        return ask(
                marketId,
                new OrderBookCommand.ApplyControl(new Message.Control(marketId, control)),
                OrderBookReply.Controlled.class);
    }

    /** Wakes a book whose journal has come so far; true when it knows that, and nothing in it is unresolved. */
    public CompletionStage<Boolean> wake(String marketId, long seenSequence) {
        return ask(marketId, new OrderBookCommand.Wake(seenSequence), OrderBookReply.Awake.class)
                .thenApply(OrderBookReply.Awake::quiet);
    }

    /** Watches a book, or renews that; it tells the watcher {@code BookImage} and {@code BookDelta}. */
    public void watch(String marketId, Watch watch) {
        client.watch(marketId, watch);
    }

    /** Hands a reserved order to its book; the answer goes to a saga. The trace is null when nobody follows it. */
    public void place(Message.Place message, ActorRef<OrderBookReply> replyTo, String trace) {
        client.tell(message.marketId(), new OrderBookCommand.PlaceOrder(message), replyTo, trace);
    }

    /** Delivers a wallet's repeated order. */
    public void deliver(Message.Place message) {
        client.tell(message.marketId(), new OrderBookCommand.PlaceOrder(message));
    }

    /** Delivers a wallet's acknowledgement. */
    public void deliver(Message.EffectsAck message) {
        client.tell(message.marketId(), new OrderBookCommand.NoteAck(message));
    }

    /** Delivers a market's control message. */
    public void deliver(Message.Control message) {
        client.tell(message.marketId(), new OrderBookCommand.ApplyControl(message));
    }

    private <T extends OrderBookReply> CompletionStage<T> ask(
            String marketId, OrderBookCommand command, Class<T> expected) {
        return client.ask(marketId, command).thenApply(reply -> {
            if (reply instanceof OrderBookReply.Refused refused) {
                throw new Refusal(refused.reason());
            }
            return expected.cast(reply);
        });
    }
}
