package io.crossbook.streaming;

import io.crossbook.domain.exposure.MarketKind;

/** What the two lists of offers are called: in odds what a backer or layer can take, elsewhere what rests. */
enum KindNames {
    ODDS("atb", "atl", "batb", "batl", false),
    YES_NO("bids", "asks", "bbids", "basks", true),
    SPOT("bids", "asks", "bbids", "basks", true);

    private final String first;
    private final String second;
    private final String bestFirst;
    private final String bestSecond;
    private final boolean buysFirst;

    KindNames(String first, String second, String bestFirst, String bestSecond, boolean buysFirst) {
        this.first = first;
        this.second = second;
        this.bestFirst = bestFirst;
        this.bestSecond = bestSecond;
        this.buysFirst = buysFirst;
    }

    static KindNames of(MarketKind kind) {
        return valueOf(kind.name());
    }

    String first() {
        return first;
    }

    String second() {
        return second;
    }

    String bestFirst() {
        return bestFirst;
    }

    String bestSecond() {
        return bestSecond;
    }

    StampedSide firstOf(StampedSelection selection) {
        return buysFirst ? selection.buys() : selection.sells();
    }

    StampedSide secondOf(StampedSelection selection) {
        return buysFirst ? selection.sells() : selection.buys();
    }
}
