package io.crossbook.streaming;

import akka.util.ByteString;
import java.util.Optional;

/** One socket's subscription to what is its user's own. How far it has come is kept; what it lacks is in the feed. */
abstract class OwnSubscription {
    private final String op;
    private final Asked asked;
    private final OwnFeed feed;
    private final Runnable wake;
    private boolean begun;
    private boolean dirty;
    private long has = -1;
    private long sentAt;

    /**
     * What a client asked for.
     *
     * @param from the numbers the client has; empty for a new beginning
     */
    record Asked(int id, long conflateMicros, long heartbeatMicros, Clocks clocks, Optional<long[]> from) {}

    /**
     * Begins.
     *
     * @param op names its messages
     * @param wake called from any thread when there is more, at most once until the next message
     */
    OwnSubscription(String op, Asked asked, OwnFeed feed, Runnable wake) {
        this.op = op;
        this.asked = asked;
        this.feed = feed;
        this.wake = wake;
    }

    /**
     * The members of a message that are not in every message.
     *
     * @param revision of the feed, all of which the reader has with this
     */
    record Body(long revision, ByteString members) {}

    /**
     * What the reader has not got.
     *
     * @param has the revision it has, -1 for none
     * @param from what it had when it came, at its first message only
     */
    abstract Body body(long has, Optional<long[]> from);

    /** The numbers for the clock of a reader that has everything told. */
    abstract long[] numbers();

    final long heartbeatMicros() {
        return asked.heartbeatMicros();
    }

    final boolean isSevered() {
        return feed.ended();
    }

    final void woken() {
        dirty = true;
    }

    /** When the next message may be sent, or Long.MAX_VALUE when there is nothing to send. */
    final long dueAt() {
        if (!begun) {
            return 0;
        }
        return dirty ? sentAt + asked.conflateMicros() : Long.MAX_VALUE;
    }

    /** The next message, null when there is none yet. */
    final ByteString next(long now) {
        if (begun && (!dirty || now < sentAt + asked.conflateMicros())) {
            return null;
        }
        Body body = body(has, begun ? Optional.empty() : asked.from());
        String type = begun ? null : asked.from().isPresent() ? "RESUB_DELTA" : "SUB_IMAGE";
        begun = true;
        has = body.revision();
        dirty = !feed.arm(wake, has);
        sentAt = now;
        return Words.bytes(head(type, now)).concat(body.members());
    }

    /** A sign of life when nothing else was sent for the time the client asked for, null before. */
    final ByteString heartbeat(long now) {
        if (!begun || now < sentAt + asked.heartbeatMicros()) {
            return null;
        }
        sentAt = now;
        return Words.bytes(head("HEARTBEAT", now) + (feed.live() ? "}" : ",\"status\":503}"));
    }

    private String head(String type, long now) {
        boolean first = type != null && !type.equals("HEARTBEAT");
        return "{\"op\":\"" + op + "\",\"id\":" + asked.id()
                + (type == null ? "" : ",\"ct\":\"" + type + '"')
                + (first
                        ? ",\"initialClk\":\"" + asked.clocks().initial() + "\",\"conflateMs\":"
                                + asked.conflateMicros() / 1000 + ",\"heartbeatMs\":" + asked.heartbeatMicros() / 1000
                        : "")
                + ",\"clk\":\"" + asked.clocks().current(numbers()) + "\",\"pt\":\"" + Words.time(now) + '"';
    }

    final void end() {
        feed.disarm(wake);
        feed.leave();
    }
}
