package io.crossbook.streaming;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Counts what the streams of one node do; cheap enough for every message. */
public final class StreamStats {
    private static final int SAMPLED_ONE_IN = 16;

    /** From where a resumed market was continued. */
    public enum Source {
        MEMORY,
        JOURNAL,
        /** From nowhere: the whole was sent. */
        IMAGE
    }

    private final LongAdder conflated = new LongAdder();
    private final Map<Source, LongAdder> resumed = new EnumMap<>(Source.class);
    private final Map<StreamError, LongAdder> closed = new EnumMap<>(StreamError.class);
    private volatile LongConsumer lag = micros -> {};

    StreamStats() {
        for (Source source : Source.values()) {
            resumed.put(source, new LongAdder());
        }
        for (StreamError error : StreamError.values()) {
            closed.put(error, new LongAdder());
        }
    }

    /** Hears how many microseconds after its event a price change was handed to a socket, of one number in sixteen. */
    public void observeLag(LongConsumer observer) {
        lag = observer;
    }

    /** Price changes that a socket was not told one by one but together with a later one. */
    public long conflated() {
        return conflated.sum();
    }

    /** Markets with which clients came back. */
    public long resumed(Source source) {
        return resumed.get(source).sum();
    }

    /** Connections ended by this node. */
    public long closed(StreamError error) {
        return closed.get(error).sum();
    }

    void conflated(long changes) {
        if (changes > 0) {
            conflated.add(changes);
        }
    }

    void resumedFrom(Source source) {
        resumed.get(source).increment();
    }

    void closedWith(StreamError error) {
        closed.get(error).increment();
    }

    void sent(Change change, long now) {
        if (change.seq() % SAMPLED_ONE_IN == 0) {
            lag.accept(Math.max(0, now - change.changedAt()));
        }
    }
}
