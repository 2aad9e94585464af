package io.crossbook.http;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.matching.Side;

/** What the kinds of market call their sides and prices; the only place in the API that differs by kind. */
enum KindWords {
    ODDS(SideWord.BACK, SideWord.LAY, ProblemCode.INVALID_ODDS),
    YES_NO(SideWord.BUY, SideWord.SELL, ProblemCode.INVALID_PRICE),
    SPOT(SideWord.BUY, SideWord.SELL, ProblemCode.INVALID_PRICE);

    /** A side as clients write it. */
    enum SideWord {
        BACK,
        LAY,
        BUY,
        SELL
    }

    private final SideWord buy;
    private final SideWord sell;
    private final ProblemCode badPrice;

    KindWords(SideWord buy, SideWord sell, ProblemCode badPrice) {
        this.buy = buy;
        this.sell = sell;
        this.badPrice = badPrice;
    }

    static KindWords of(MarketKind kind) {
        return valueOf(kind.name());
    }

    Side side(SideWord word) {
        if (word != buy && word != sell) {
            throw ProblemException.field(
                    ProblemCode.INVALID_SIDE, "side", "The sides of this market are " + buy + " and " + sell + ".");
        }
        return word == buy ? Side.BUY : Side.SELL;
    }

    SideWord word(Side side) {
        return side == Side.BUY ? buy : sell;
    }

    ProblemCode badPrice() {
        return badPrice;
    }

    /** Whether the book is shown as what a taker can back and lay at, rather than as bids and asks. */
    boolean showsWhatCanBeTaken() {
        return buy == SideWord.BACK;
    }
}
