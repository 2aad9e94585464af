package io.crossbook.domain.matching;

import java.util.List;

/**
 * What an accepted order does on entry: its fills, the cuts of its owner's resting orders, and where its own size went.
 *
 * <p>Sizes in hundredths; the order's size is matched + cancelled + resting, and matched is the sum of the fills.
 *
 * @param fills in the order they happened
 * @param cuts in the order they happened
 * @param sizeCancelled what IOC or self-trade prevention took off the incoming order
 */
public record Execution(
        List<Fill> fills, List<SelfTradeCut> cuts, long sizeMatched, long sizeCancelled, long sizeResting) {
    public Execution {
        fills = List.copyOf(fills);
        cuts = List.copyOf(cuts);
        long filled = 0;
        for (Fill fill : fills) {
            filled = Math.addExact(filled, fill.size());
        }
        if (filled != sizeMatched || sizeCancelled < 0 || sizeResting < 0) {
            throw new IllegalArgumentException("sizes do not add up: fills of " + filled + ", matched " + sizeMatched
                    + ", cancelled " + sizeCancelled + ", resting " + sizeResting);
        }
    }

    /** The size the order came with. */
    public long size() {
        return Math.addExact(Math.addExact(sizeMatched, sizeCancelled), sizeResting);
    }
}
