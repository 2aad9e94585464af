package io.crossbook.audit;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketEvent.MarketSettled;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import java.util.ArrayList;
import java.util.List;

/** One market as its events tell of it: what its book may have been told, version by version. */
final class MarketLedger {
    final String marketId;
    /** Null before the market was created. */
    MarketTerms terms;
    /** Null before the market was resolved. */
    Resolution resolution;

    long resolvedAt;
    /** Null before everybody was paid. */
    MarketSettled settled;

    /** Shares put into circulation, in hundredths. */
    long sharesIssued;
    /** Sum of what wallets hold of them after issues and fills, in hundredths. */
    long sharesHeld;

    private final List<BookControl> versions = new ArrayList<>();

    MarketLedger(String marketId) {
        this.marketId = marketId;
    }

    /** What the book was to be told at a version; null when the market has not been at it. */
    BookControl control(long version) {
        return version >= 1 && version <= versions.size() ? versions.get((int) version - 1) : null;
    }

    void create(MarketDefinition definition) {
        terms = definition.terms();
        versions.add(new BookControl(
                1,
                terms,
                MarketStatus.INACTIVE,
                false,
                List.of(),
                null,
                List.of(),
                definition.betDelaySeconds(),
                definition.betDelayModel()));
    }

    void turn(MarketStatus status) {
        BookControl now = current();
        next(status, now.inPlay(), now.removed(), now.reductions());
    }

    void turnInPlay() {
        next(current().status(), true, current().removed(), current().reductions());
    }

    void remove(int selection, int reductionHundredths) {
        List<Integer> removed = new ArrayList<>(current().removed());
        removed.add(selection);
        List<Integer> reductions = new ArrayList<>(current().reductions());
        reductions.add(reductionHundredths);
        next(current().status(), current().inPlay(), removed, reductions);
    }

    private void next(MarketStatus status, boolean inPlay, List<Integer> removed, List<Integer> reductions) {
        versions.add(new BookControl(
                versions.size() + 1L,
                terms,
                status,
                inPlay,
                removed,
                resolution,
                reductions,
                current().betDelaySeconds(),
                current().betDelayModel()));
    }

    private BookControl current() {
        if (versions.isEmpty()) {
            throw new IllegalStateException("market " + marketId + " was never created");
        }
        return versions.get(versions.size() - 1);
    }

    Where where() {
        return new Where("Market|" + marketId, 0);
    }
}
