package io.crossbook.orderbook;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.crossbook.protocol.BookImage;
import io.crossbook.sourcing.Courier;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Envelope;
import io.crossbook.sourcing.Ingress;
import io.crossbook.sourcing.Persisted;
import io.crossbook.sourcing.Publication;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Runs order books in the cluster, one per market. */
public final class OrderBookEntity implements EntitySpec<OrderBookCommand, OrderBookEvent, OrderBook, OrderBookReply> {
    /** First part of a book's persistence id. */
    public static final String NAME = "OrderBook";

    static final EntityTypeKey<Request> KEY = EntityTypeKey.create(Request.class, NAME);

    private final BookSettings settings;

    public OrderBookEntity(BookSettings settings) {
        this.settings = settings;
    }

    /** A command to a book with the address for its answer. */
    public record Request(OrderBookCommand command, ActorRef<OrderBookReply> replyTo)
            implements Envelope<OrderBookCommand, OrderBookReply> {}

    /** The same of a request that somebody follows. */
    public record TracedRequest(OrderBookCommand command, ActorRef<OrderBookReply> replyTo, String trace)
            implements Envelope<OrderBookCommand, OrderBookReply> {}

    /** Hosts books on this node. */
    public static void init(ActorSystem<?> system, BookSettings settings, Courier courier, LongSupplier clock) {
        var spec = new OrderBookEntity(settings);
        ClusterSharding.get(system)
                .init(Entity.of(KEY, context -> Ingress.create(spec, context.getEntityId(), courier, clock)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public OrderBook empty(String id) {
        return new OrderBook(id, settings);
    }

    @Override
    public Persisted snapshot(OrderBook book) {
        return book.snapshot();
    }

    @Override
    public OrderBook restore(String id, Persisted snapshot) {
        return OrderBook.of(id, settings, (BookSnapshot) snapshot);
    }

    @Override
    public OrderBookReply busy() {
        return new OrderBookReply.Refused(OrderBookRejection.BUSY);
    }

    @Override
    public OrderBookReply failed() {
        return new OrderBookReply.Refused(OrderBookRejection.INTERNAL);
    }

    @Override
    public int capacity() {
        return settings.ingressCapacity();
    }

    @Override
    public Optional<OrderBookCommand> due(OrderBook book, long now) {
        if (book.guard().isOver(now)) {
            return Optional.of(new OrderBookCommand.ResumeTrading());
        }
        if (!book.expiries().due(now).isEmpty()) {
            return Optional.of(new OrderBookCommand.ExpireOrders());
        }
        return book.delays().due(now).map(order -> new OrderBookCommand.EndDelay());
    }

    @Override
    public Optional<BookImage> image(OrderBook book, long committedAt) {
        return Optional.of(BookPublications.image(book, committedAt));
    }

    @Override
    public Optional<? extends Publication> delta(
            OrderBook book, List<OrderBookEvent> events, long prevSeq, long committedAt) {
        return Optional.of(BookPublications.delta(book, events, prevSeq, committedAt));
    }
}
