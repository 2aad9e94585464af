package io.crossbook.placement;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.crossbook.orderbook.OrderBookRejection;
import io.crossbook.orderbook.OrderBookReply;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderIds;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.LogContext;
import io.crossbook.sourcing.Tracing;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletReply;
import io.crossbook.wallet.Wallets;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request to place an order: ask the wallet to reserve, hand the order to the book, answer. It lives for one
 * request; if it dies, the wallet goes on by itself (PROTOCOL.md R5).
 */
final class PlacementSaga extends AbstractBehavior<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(PlacementSaga.class);
    private static final Duration FIRST_PATIENCE = Duration.ofMillis(700);

    private enum Signal {
        ASK_AGAIN,
        TIMEOUT
    }

    /** What every saga of a node shares. */
    record Tools(
            Wallets wallets,
            OrderBooks books,
            Timelines timelines,
            Duration timeout,
            PlacementObserver observer,
            Tracing tracing) {}

    private final PlaceRequest request;
    private final String orderId;
    private final Tools tools;
    private final ActorRef<PlacementOutcome> replyTo;
    private final TimerScheduler<Object> timers;
    private final long since;
    private final Tracing.Span span;
    private Tracing.Span asking = Tracing.Span.NONE;
    private long askedAt;
    private Duration patience = FIRST_PATIENCE;
    private Message.Place place;
    private int asks;
    private int refusals;
    private boolean askedAgain;
    private boolean repeated;

    private PlacementSaga(
            ActorContext<Object> context,
            TimerScheduler<Object> timers,
            PlaceRequest request,
            long since,
            Tools tools,
            ActorRef<PlacementOutcome> replyTo) {
        super(context);
        this.timers = timers;
        this.request = request;
        this.orderId = OrderIds.of(request.userId(), request.clientOrderId());
        this.tools = tools;
        this.replyTo = replyTo;
        this.since = since;
        this.span = tools.tracing().begin("placement", request.trace()).with("crossbook.order", orderId);
        this.askedAt = tools.observer().start();
        timers.startSingleTimer(Signal.TIMEOUT, tools.timeout());
        timers.startSingleTimer(Signal.ASK_AGAIN, patience);
        askWallet();
    }

    private void askWallet() {
        asks++;
        note("ASKED_WALLET", null);
        ask("ask wallet");
        tools.wallets().tell(request.userId(), command(), getContext().getSelf().narrow(), asking.context());
    }

    private void ask(String whom) {
        asking.end();
        asking = tools.tracing().begin(whom, span.context());
    }

    /** A saga whose caller asked at this {@link PlacementObserver#start()}. */
    static Behavior<Object> create(PlaceRequest request, long since, Tools tools, ActorRef<PlacementOutcome> replyTo) {
        return Behaviors.withTimers(timers ->
                Behaviors.setup(context -> new PlacementSaga(context, timers, request, since, tools, replyTo)));
    }

    private WalletCommand command() {
        return new WalletCommand.PlaceOrder(
                request.clientOrderId(),
                request.idMillis(),
                request.marketId(),
                request.market(),
                request.terms(),
                request.fingerprint());
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(WalletReply.Reserved.class, reserved -> askBook(reserved.place(), "RESERVED"))
                .onMessage(WalletReply.Known.class, this::onKnown)
                .onMessage(WalletReply.Refused.class, this::onRefused)
                .onMessage(OrderBookReply.Placed.class, this::onPlaced)
                .onMessage(OrderBookReply.Delayed.class, delayed -> onDelayed())
                .onMessage(OrderBookReply.Explained.class, this::onExplained)
                .onMessage(OrderBookReply.Refused.class, busy -> this)
                .onMessageEquals(Signal.ASK_AGAIN, this::onAskAgain)
                .onMessageEquals(Signal.TIMEOUT, this::onTimeout)
                .build();
    }

    /** Whoever has not answered may have restarted, or have too much to do; both asks are safe to repeat. */
    private Behavior<Object> onAskAgain() {
        askedAgain = true;
        patience = patience.multipliedBy(2);
        timers.startSingleTimer(Signal.ASK_AGAIN, patience);
        var unanswered = place == null ? PlacementObserver.Step.WALLET : PlacementObserver.Step.BOOK;
        tools.observer().repeated(unanswered);
        asking.fail("no answer");
        log(unanswered);
        if (place == null) {
            askWallet();
            return this;
        }
        return askBook(place, "NO_ANSWER");
    }

    private void log(PlacementObserver.Step unanswered) {
        if (LOG.isDebugEnabled()) {
            LogContext.log(
                    null,
                    orderId,
                    span.context(),
                    () -> LOG.debug("{} has no answer of the {} yet, asking again", orderId, unanswered));
        }
    }

    private Behavior<Object> askBook(Message.Place order, String step) {
        if (place == null) {
            answered(PlacementObserver.Step.WALLET);
        }
        place = order;
        note(step, null);
        note("ASKED_BOOK", null);
        ask("ask book");
        tools.books().place(place, getContext().getSelf().narrow(), asking.context());
        return this;
    }

    private void answered(PlacementObserver.Step step) {
        tools.observer().answered(step, askedAt);
        askedAt = tools.observer().start();
    }

    private Behavior<Object> onKnown(WalletReply.Known known) {
        repeated = !askedAgain;
        if (known.place() != null) {
            return askBook(known.place(), "RESERVED_BEFORE");
        }
        if (known.order().status() == OrderStatus.REJECTED) {
            return refuse(reason(known.order().reason()), Map.of());
        }
        return end("KNOWN", new PlacementOutcome.Placed(known.order(), repeated));
    }

    private static Enum<?> reason(String name) {
        return OrderBookRejection.valueOf(name);
    }

    /** As long as one ask is not refused it may still be carried out, if only because money came in meanwhile. */
    private Behavior<Object> onRefused(WalletReply.Refused refused) {
        refusals++;
        return refusals == asks ? refuse(refused.reason(), refused.details()) : this;
    }

    private Behavior<Object> onPlaced(OrderBookReply.Placed placed) {
        answered(PlacementObserver.Step.BOOK);
        if (placed.verdict() == Verdict.EXPIRED) {
            // Never placed, or closed and forgotten: the wallet knows which, or will in a moment.
            place = null;
            note("EXPIRED", null);
            return this;
        }
        if (placed.verdict() != Verdict.ACCEPTED) {
            return refuse(placed.reason(), Map.of());
        }
        return end("ACCEPTED", new PlacementOutcome.Placed(placed.order(), repeated));
    }

    /** The wallet goes on asking until the delay is over. */
    private Behavior<Object> onDelayed() {
        answered(PlacementObserver.Step.BOOK);
        return end("DELAYED", new PlacementOutcome.Pending(orderId, OrderStatus.DELAYED));
    }

    private Behavior<Object> onExplained(OrderBookReply.Explained refused) {
        answered(PlacementObserver.Step.BOOK);
        return refuse(refused.placed().reason(), refused.details());
    }

    private Behavior<Object> refuse(Enum<?> reason, Map<String, String> details) {
        note("REFUSED", reason.name());
        span.with("crossbook.reason", reason.name());
        return tell("REFUSED", new PlacementOutcome.Refused(reason, details));
    }

    private Behavior<Object> onTimeout() {
        return end("TIMED_OUT", new PlacementOutcome.Pending(orderId, OrderStatus.PENDING));
    }

    private Behavior<Object> end(String step, PlacementOutcome outcome) {
        note(step, null);
        return tell(step, outcome);
    }

    private Behavior<Object> tell(String step, PlacementOutcome outcome) {
        replyTo.tell(outcome);
        tools.observer().ended(outcome, since);
        asking.end();
        span.with("crossbook.outcome", step).end();
        return Behaviors.stopped();
    }

    private void note(String step, String detail) {
        tools.timelines().note(orderId, step, detail);
    }
}
