package io.crossbook.streaming;

import akka.util.ByteString;
import io.crossbook.sourcing.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one client and this node have agreed on: who it is and what it has subscribed to. It answers one request after
 * the other; while one is being answered the next is not read. Used by its socket's thread only.
 */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private static final long BEAT_MICROS = 1_000_000;

    /** What a conversation can do to its socket. */
    interface Socket {
        /** Runs something on the socket's thread, from any thread. */
        void run(Runnable task);

        /** Something may be ready to be sent. */
        void ready();

        /** The request is answered: the next may be read. */
        void answered();

        void close(StreamError error, String message);
    }

    private final StreamContext context;
    private final Authentication authentication;
    private final Socket socket;
    private final String connectionId;
    private final Deque<ByteString> replies = new ArrayDeque<>();
    private final Allowance allowance;
    private final OwnSubscriptions own = new OwnSubscriptions();
    private MarketSubscription markets;
    private String token;
    private Authentication.Session session;
    private boolean busy;
    private boolean ended;

    Conversation(StreamContext context, Authentication authentication, Socket socket, String connectionId) {
        this.context = context;
        this.authentication = authentication;
        this.socket = socket;
        this.connectionId = connectionId;
        var settings = context.settings();
        this.allowance = new Allowance(settings.requestsPerSecond(), settings.requestsBurst(), context.now());
        replies.add(Messages.connection(connectionId));
    }

    void receive(ByteString text) {
        busy = true;
        try {
            if (!allowance.take(context.now())) {
                socket.close(StreamError.TOO_MANY_REQUESTS, "Ask more slowly.");
                return;
            }
            answer(Requests.read(text));
        } catch (StreamRefusal refusal) {
            refuse(refusal);
        }
    }

    private void answer(Request request) {
        if (request instanceof Request.Authentication login) {
            authenticate(login);
        } else if (request instanceof Request.MarketSubscription asked) {
            subscribe(MarketRequest.of(asked, context.settings().marketsMax()));
        } else if (request instanceof Request.OrderSubscription asked) {
            var order = OrderSubscription.asked(asked, userId(asked));
            subscribe(order, context.orders(), OwnSubscriptions.Kind.ORDERS, OrderSubscription::new);
        } else if (request instanceof Request.NotificationSubscription asked) {
            var order = NoticeSubscription.asked(asked, userId(asked));
            subscribe(order, context.notices(), OwnSubscriptions.Kind.NOTICES, NoticeSubscription::new);
        } else {
            succeed(request.id());
        }
    }

    private void authenticate(Request.Authentication login) {
        if (login.session() == null) {
            throw new StreamRefusal(StreamError.INVALID_INPUT, login.id(), "session must be an access token.");
        }
        try {
            Authentication.Session now = authentication.authenticate(login.session());
            if (session != null && !session.userId().equals(now.userId())) {
                own.end();
            }
            session = now;
            token = login.session();
            succeed(login.id());
        } catch (Refusal refusal) {
            boolean expired = refusal.reason().name().equals(StreamError.TOKEN_EXPIRED.name());
            throw new StreamRefusal(
                    expired ? StreamError.TOKEN_EXPIRED : StreamError.INVALID_SESSION_INFORMATION,
                    login.id(),
                    expired ? "The token has expired." : "The token is not valid.");
        }
    }

    private void subscribe(MarketRequest request) {
        if (request.marketIds().isEmpty()) {
            endMarkets();
            succeed(request.id());
            return;
        }
        Joined.all(context, request)
                .whenComplete((joined, failure) -> socket.run(() -> {
                    if (failure != null) {
                        refuse(refusal(request.id(), failure));
                    } else if (ended) {
                        joined.forEach(each -> each.feed().leave());
                    } else {
                        begin(request, joined.stream().map(this::tap).toList());
                    }
                }));
    }

    private void begin(MarketRequest request, List<Tap> taps) {
        endMarkets();
        markets = new MarketSubscription(
                request, taps, request.from().isPresent(), context.settings().segmentBytes(), context.stats());
        succeed(request.id());
    }

    private void endMarkets() {
        if (markets != null) {
            markets.end();
            markets = null;
        }
    }

    private String userId(Request request) {
        if (session == null) {
            throw new StreamRefusal(StreamError.NO_SESSION, request.id(), "Authenticate first.");
        }
        return session.userId();
    }

    /** Makes a subscription to a feed. */
    private interface Making<F> {
        OwnSubscription of(OwnSubscription.Asked asked, F feed, Runnable wake);
    }

    private <F extends OwnFeed> void subscribe(
            OwnSubscription.Asked asked, Feeds<F> feeds, OwnSubscriptions.Kind kind, Making<F> making) {
        String userId = session.userId();
        feeds.join(userId)
                .whenComplete((feed, failure) -> socket.run(() -> {
                    if (failure != null) {
                        refuse(refusal(asked.id(), failure));
                    } else if (ended || session == null || !session.userId().equals(userId)) {
                        feed.leave();
                    } else {
                        own.begin(kind, made(asked, feed, making));
                        succeed(asked.id());
                    }
                }));
    }

    private <F> OwnSubscription made(OwnSubscription.Asked asked, F feed, Making<F> making) {
        OwnSubscription[] made = new OwnSubscription[1];
        Runnable more = () -> {
            made[0].woken();
            socket.ready();
        };
        made[0] = making.of(asked, feed, () -> socket.run(more));
        return made[0];
    }

    private Tap tap(Joined joined) {
        Tap[] made = new Tap[1];
        Runnable more = () -> {
            if (markets != null) {
                markets.wake(made[0]);
                socket.ready();
            }
        };
        made[0] = new Tap(joined, () -> socket.run(more));
        return made[0];
    }

    private static StreamRefusal refusal(int id, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal && refusal.reason().name().equals(StreamError.MARKET_NOT_FOUND.name())) {
            return new StreamRefusal(StreamError.MARKET_NOT_FOUND, id, "There is no such market.");
        }
        if (!(cause instanceof FeedUnavailable)) {
            LOG.warn("a subscription failed: {}", String.valueOf(cause));
        }
        return new StreamRefusal(StreamError.UNAVAILABLE, id, "This cannot be had just now; try again.");
    }

    private void succeed(int id) {
        replies.add(Messages.success(id, connectionId));
        busy = false;
        socket.answered();
    }

    private void refuse(StreamRefusal refusal) {
        if (refusal.error().closes()) {
            socket.close(refusal.error(), refusal.getMessage());
        } else {
            replies.add(Messages.failure(refusal.id(), refusal.error(), refusal.getMessage(), connectionId));
            busy = false;
            socket.answered();
        }
    }

    /** The words with which the connection ends. */
    ByteString lastWords(StreamError error, String message) {
        return Messages.failure(null, error, message, connectionId);
    }

    /** Whether a request is not answered yet, or its answer not sent. */
    boolean busy() {
        return busy || !replies.isEmpty();
    }

    /** The next message to send, null when there is none. */
    ByteString next(long now) {
        if (!replies.isEmpty()) {
            return replies.poll();
        }
        ByteString message = own.next(now);
        return message != null || markets == null ? message : markets.next(now);
    }

    /** When {@link #next} may have something that it does not have now, Long.MAX_VALUE for never. */
    long dueAt() {
        if (!replies.isEmpty()) {
            return 0;
        }
        return Math.min(own.dueAt(), markets == null ? Long.MAX_VALUE : markets.dueAt());
    }

    /** A sign of life that a subscription owes, null when none does. */
    ByteString heartbeat(long now) {
        ByteString sign = own.heartbeat(now);
        return sign != null || markets == null ? sign : markets.heartbeat(now);
    }

    boolean isSubscribed() {
        return markets != null || !own.isEmpty();
    }

    /** Whether something that was subscribed to will bring nothing more, because its source here failed. */
    boolean isSevered() {
        return own.isSevered() || (markets != null && markets.isSevered());
    }

    /** How often a sign of life may be due, in microseconds. */
    long beatMicros() {
        long prices = markets == null ? BEAT_MICROS : markets.heartbeatMicros() / 4;
        return Math.min(prices, own.heartbeatMicros(4 * BEAT_MICROS) / 4);
    }

    /** Looks whether the token still lets its owner in. */
    void checkSession() {
        if (session == null) {
            return;
        }
        try {
            authentication.authenticate(token);
        } catch (Refusal refusal) {
            boolean expired = refusal.reason().name().equals(StreamError.TOKEN_EXPIRED.name());
            socket.close(
                    expired ? StreamError.TOKEN_EXPIRED : StreamError.SESSION_ENDED,
                    expired ? "The token has expired." : "The session has ended.");
        }
    }

    void end() {
        ended = true;
        own.end();
        endMarkets();
    }
}
