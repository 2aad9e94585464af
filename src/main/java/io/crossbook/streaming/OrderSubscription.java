package io.crossbook.streaming;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import java.util.List;
import java.util.Optional;

/** One socket's own orders. Like with prices, only how far it has come is kept; what it has missed is in the feed. */
final class OrderSubscription {
    private static final ByteString COMMA = ByteString.fromString(",");

    private final OrderRequest request;
    private final OrderFeed feed;
    private final Runnable wake;
    private boolean begun;
    private boolean dirty;
    private long has = -1;
    private long seq = -1;
    private long sentAt;

    /**
     * What a client asked for.
     *
     * @param from the number the client has; empty for a new beginning
     */
    record OrderRequest(int id, long conflateMicros, long heartbeatMicros, Clocks clocks, Optional<long[]> from) {
        static OrderRequest of(Request.OrderSubscription asked, String userId) {
            Clocks clocks = new Clocks("o", List.of(userId));
            return new OrderRequest(
                    asked.id(),
                    Limits.conflateMicros(asked.id(), asked.conflateMs()),
                    Limits.heartbeatMicros(asked.id(), asked.heartbeatMs()),
                    clocks,
                    Limits.from(asked.id(), clocks, asked.initialClk(), asked.clk()));
        }
    }

    /** Begins; {@code wake} is called from any thread when there is more, at most once until the next message. */
    OrderSubscription(OrderRequest request, OrderFeed feed, Runnable wake) {
        this.request = request;
        this.feed = feed;
        this.wake = wake;
    }

    long heartbeatMicros() {
        return request.heartbeatMicros();
    }

    void woken() {
        dirty = true;
    }

    /** When the next message may be sent, or Long.MAX_VALUE when there is nothing to send. */
    long dueAt() {
        if (!begun) {
            return 0;
        }
        return dirty ? sentAt + request.conflateMicros() : Long.MAX_VALUE;
    }

    /** The next message, null when there is none yet. */
    ByteString next(long now) {
        if (begun && (!dirty || now < sentAt + request.conflateMicros())) {
            return null;
        }
        boolean resumed = !begun && request.from().isPresent();
        OrderFeed.News news = resumed ? feed.resume(request.from().orElseThrow()[0]) : feed.since(has);
        String type = begun ? null : resumed ? "RESUB_DELTA" : "SUB_IMAGE";
        begun = true;
        has = news.revision();
        seq = news.seq();
        dirty = !feed.arm(wake, has);
        sentAt = now;
        ByteStringBuilder message = new ByteStringBuilder();
        message.append(Words.bytes(head(type, now) + (news.image() ? ",\"img\":true" : "") + ",\"account\":"
                + news.account() + ",\"oc\":["));
        for (int i = 0; i < news.markets().size(); i++) {
            message.append(i == 0 ? ByteString.emptyByteString() : COMMA)
                    .append(news.markets().get(i));
        }
        return message.append(ByteString.fromString("]}")).result();
    }

    /** A sign of life when nothing else was sent for the time the client asked for, null before. */
    ByteString heartbeat(long now) {
        if (!begun || now < sentAt + request.heartbeatMicros()) {
            return null;
        }
        sentAt = now;
        return Words.bytes(head("HEARTBEAT", now) + (feed.live() ? "}" : ",\"status\":503}"));
    }

    private String head(String type, long now) {
        boolean first = type != null && !type.equals("HEARTBEAT");
        return "{\"op\":\"ocm\",\"id\":" + request.id()
                + (type == null ? "" : ",\"ct\":\"" + type + '"')
                + (first
                        ? ",\"initialClk\":\"" + request.clocks().initial() + "\",\"conflateMs\":"
                                + request.conflateMicros() / 1000 + ",\"heartbeatMs\":"
                                + request.heartbeatMicros() / 1000
                        : "")
                + ",\"clk\":\"" + request.clocks().current(new long[] {seq}) + "\",\"pt\":\"" + Words.time(now)
                + '"';
    }

    void end() {
        feed.disarm(wake);
        feed.leave();
    }
}
