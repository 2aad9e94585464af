package io.crossbook.streaming;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the open streams of this node, in all and by address. */
final class Connections {
    private final int max;
    private final int perAddress;
    private final AtomicInteger count = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();

    Connections(int max, int perAddress) {
        this.max = max;
        this.perAddress = perAddress;
    }

    /** Counts one more in, or says false; who was counted in must be counted out. */
    boolean enter(String address) {
        if (count.incrementAndGet() > max) {
            count.decrementAndGet();
            return false;
        }
        if (byAddress.merge(address, 1, Integer::sum) > perAddress) {
            leave(address);
            return false;
        }
        return true;
    }

    void leave(String address) {
        count.decrementAndGet();
        byAddress.computeIfPresent(address, (same, number) -> number == 1 ? null : number - 1);
    }

    int count() {
        return count.get();
    }
}
