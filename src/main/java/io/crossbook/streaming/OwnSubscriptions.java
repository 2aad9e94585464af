package io.crossbook.streaming;

import akka.util.ByteString;
import java.util.EnumMap;
import java.util.Map;

/** What one socket is told of its user, at most one subscription of each kind; it all ends when the user changes. */
final class OwnSubscriptions {
    /** What can be subscribed to, the most urgent first. */
    enum Kind {
        ORDERS,
        NOTICES
    }

    private final Map<Kind, OwnSubscription> running = new EnumMap<>(Kind.class);

    /** Begins, in place of an earlier one of the kind. */
    void begin(Kind kind, OwnSubscription subscription) {
        OwnSubscription before = running.put(kind, subscription);
        if (before != null) {
            before.end();
        }
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    /** Whether the source of one of them failed. */
    boolean isSevered() {
        return running.values().stream().anyMatch(OwnSubscription::isSevered);
    }

    /** The next message, null when there is none yet. */
    ByteString next(long now) {
        for (OwnSubscription each : running.values()) {
            ByteString message = each.next(now);
            if (message != null) {
                return message;
            }
        }
        return null;
    }

    /** When the next message may be sent, or Long.MAX_VALUE when there is nothing to send. */
    long dueAt() {
        long due = Long.MAX_VALUE;
        for (OwnSubscription each : running.values()) {
            due = Math.min(due, each.dueAt());
        }
        return due;
    }

    /** A sign of life that one of them owes, null when none does. */
    ByteString heartbeat(long now) {
        for (OwnSubscription each : running.values()) {
            ByteString sign = each.heartbeat(now);
            if (sign != null) {
                return sign;
            }
        }
        return null;
    }

    /** The shortest pause after which one of them owes a sign of life, in microseconds. */
    long heartbeatMicros(long otherwise) {
        long shortest = otherwise;
        for (OwnSubscription each : running.values()) {
            shortest = Math.min(shortest, each.heartbeatMicros());
        }
        return shortest;
    }

    void end() {
        running.values().forEach(OwnSubscription::end);
        running.clear();
    }
}
