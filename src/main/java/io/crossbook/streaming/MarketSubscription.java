package io.crossbook.streaming;

import akka.util.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One socket's markets. It holds no prices, only which number the socket has of each market and which have more; what
 * is sent is read from the feeds at the moment of sending, so however long a socket takes, nothing piles up.
 */
final class MarketSubscription {
    private final MarketRequest request;
    private final List<Tap> taps;
    private final boolean resumed;
    private final int segmentBytes;
    private final StreamStats stats;
    private final Set<Tap> dirty = new LinkedHashSet<>();
    private final List<Tap> unarmed = new ArrayList<>();
    private final Deque<ByteString> segments = new ArrayDeque<>();
    private boolean begun;
    private long sentAt;

    /** @param taps in the order of the sorted market ids */
    MarketSubscription(MarketRequest request, List<Tap> taps, boolean resumed, int segmentBytes, StreamStats stats) {
        this.request = request;
        this.taps = List.copyOf(taps);
        this.resumed = resumed;
        this.segmentBytes = segmentBytes;
        this.stats = stats;
    }

    long heartbeatMicros() {
        return request.heartbeatMicros();
    }

    /** Whether the source of one of its markets failed. */
    boolean isSevered() {
        return taps.stream().anyMatch(tap -> tap.feed().ended());
    }

    /** The tap's feed has more than the socket. */
    void wake(Tap tap) {
        // A tap of an earlier subscription may still have been on its way.
        if (!tap.ended()) {
            dirty.add(tap);
        }
    }

    /** When the next message may be sent, or Long.MAX_VALUE when there is nothing to send. */
    long dueAt() {
        if (!begun || !segments.isEmpty()) {
            return 0;
        }
        return dirty.isEmpty() && unarmed.isEmpty() ? Long.MAX_VALUE : sentAt + request.conflateMicros();
    }

    /** The next message, null when there is none yet. */
    ByteString next(long now) {
        if (!segments.isEmpty()) {
            return segments.poll();
        }
        if (!begun) {
            begun = true;
            return message(resumed ? "RESUB_DELTA" : "SUB_IMAGE", taps, true, now);
        }
        if (now < sentAt + request.conflateMicros()) {
            return null;
        }
        unarmed.forEach(this::arm);
        unarmed.clear();
        return dirty.isEmpty() ? null : message(null, dirty, false, now);
    }

    private void arm(Tap tap) {
        if (!tap.feed().arm(tap, tap.has())) {
            dirty.add(tap);
        }
    }

    /** A sign of life when nothing else was sent for the time the client asked for, null before. */
    ByteString heartbeat(long now) {
        if (!begun || !segments.isEmpty() || now < sentAt + request.heartbeatMicros()) {
            return null;
        }
        sentAt = now;
        boolean live = taps.stream().allMatch(tap -> tap.feed().live());
        return Words.bytes(head("HEARTBEAT", null, now, true) + (live ? "" : ",\"status\":503") + "}");
    }

    private ByteString message(String type, Collection<Tap> which, boolean first, long now) {
        var pieces = new Pieces(request.segmented() ? segmentBytes : Integer.MAX_VALUE);
        for (Tap tap : which) {
            Change change = tap.news(request.form(), stats);
            if (first && resumed) {
                stats.resumedFrom(tap.source(change));
            }
            if (change != null) {
                pieces.add(tap.feed().marketId(), change);
                tap.has(change.seq());
                if (!first) {
                    stats.sent(change, now);
                }
            }
        }
        List<Tap> told = List.copyOf(which);
        dirty.clear();
        if (request.conflateMicros() > 0) {
            unarmed.addAll(told);
        } else {
            told.forEach(this::arm);
        }
        List<ByteString> bodies = pieces.bodies();
        if (bodies.isEmpty() && !first) {
            return null;
        }
        sentAt = now;
        int last = bodies.size() - 1;
        for (int i = 0; i <= last; i++) {
            String segment = last == 0 ? null : i == 0 ? "SEG_START" : i == last ? "SEG_END" : "SEG";
            segments.add(Pieces.join(head(type, segment, now, i == last) + ",\"mc\":[", bodies.get(i), "]}"));
        }
        return bodies.isEmpty() ? Words.bytes(head(type, null, now, true) + "}") : segments.poll();
    }

    /** The clock comes with the last segment only: who has not got that far resumes from before. */
    private String head(String type, String segment, long now, boolean clocked) {
        StringBuilder head = new StringBuilder(160);
        head.append("{\"op\":\"mcm\",\"id\":").append(request.id());
        if (type != null) {
            head.append(",\"ct\":\"").append(type).append('"');
        }
        if (segment != null) {
            head.append(",\"segmentType\":\"").append(segment).append('"');
        }
        boolean first = type != null && !type.equals("HEARTBEAT");
        if (first) {
            head.append(",\"initialClk\":\"").append(request.clocks().initial()).append('"');
            head.append(",\"conflateMs\":").append(request.conflateMicros() / 1000);
            head.append(",\"heartbeatMs\":").append(request.heartbeatMicros() / 1000);
        }
        if (clocked) {
            head.append(",\"clk\":\"").append(clock()).append('"');
        }
        return head.append(",\"pt\":\"").append(Words.time(now)).append('"').toString();
    }

    private String clock() {
        if (taps.size() == 1) {
            return taps.get(0).feed().clock(taps.get(0).has());
        }
        return request.clocks().current(taps.stream().mapToLong(Tap::has).toArray());
    }

    /** Leaves all feeds. */
    void end() {
        for (Tap tap : taps) {
            tap.end();
        }
    }
}
