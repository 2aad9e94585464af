package io.crossbook.replay;

import java.util.Map;
import java.util.TreeMap;

/** What came out for one selection so far; sizes in hundredths. */
final class LaneTotals {
    private long reproduced;
    private long atPrice;
    private long offLadder;
    private long abandoned;
    private final Map<String, Integer> refusals = new TreeMap<>();

    synchronized void reproduced(long size, boolean exactlyAtPrice, boolean onLadder) {
        reproduced += size;
        atPrice += exactlyAtPrice && onLadder ? size : 0;
        offLadder += onLadder ? 0 : size;
    }

    /** Counts trades that cannot be made any more because the selection was removed. */
    synchronized void abandon(long size) {
        abandoned += size;
    }

    synchronized void refused(String code) {
        refusals.merge(code, 1, Integer::sum);
    }

    synchronized long reproduced() {
        return reproduced;
    }

    /** The part of the reproduced volume whose order was matched at the recorded odds and no other. */
    synchronized long atPrice() {
        return atPrice;
    }

    /** The part whose recorded odds no order can have, made at the nearest that one can. */
    synchronized long offLadder() {
        return offLadder;
    }

    synchronized long abandoned() {
        return abandoned;
    }

    /** How often the exchange refused an order, by problem code. */
    synchronized Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }
}
