package io.crossbook.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a node was cut off or paused, and some time after that: then it may show what was so before others took over its
 * work, until it notices. It cannot change anything.
 */
public final class Absences {
    private static final long NOTICE_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** Also the answer of an order's placement is a read of that order. */
    private static final Pattern READ_BEGAN =
            Pattern.compile("^(?:order [^:]+: |[^:]+: READ_).*?\\(began at (\\d+) ns\\) is at event");

    private record Span(long from, long to) {}

    private final List<Span> spans = new ArrayList<>();

    /** A node was away from then to then. */
    public synchronized void add(long fromNanos, long toNanos) {
        spans.add(new Span(fromNanos, toNanos + NOTICE_NANOS));
    }

    /** Whether what contradicts one order of events is an old state that was read while some node was away. */
    public synchronized boolean explain(String contradiction) {
        Matcher read = READ_BEGAN.matcher(contradiction);
        if (!read.find()) {
            return false;
        }
        long began = Long.parseLong(read.group(1));
        return spans.stream().anyMatch(span -> span.from() <= began && began <= span.to());
    }
}
