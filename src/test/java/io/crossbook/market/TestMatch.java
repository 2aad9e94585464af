package io.crossbook.market;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.protocol.Resolution;
import java.util.List;

/** The match of the tests: two runners at odds, 5 % commission, no bet delay. */
public final class TestMatch {
    public static final Resolution LIONS = won(0, "final score 2-1");
    public static final Resolution BEARS = won(1, "final score 1-2");

    private TestMatch() {}

    public static MarketDefinition definition(String reference) {
        return new MarketDefinition(
                reference,
                MarketKind.ODDS,
                "Match odds",
                "Lions v Bears",
                null,
                List.of(new Selection("lions", "Lions"), new Selection("bears", "Bears")),
                1,
                true,
                500,
                0,
                0,
                null);
    }

    private static Resolution won(int winner, String reason) {
        return new Resolution(Payouts.winners(definition("ref").terms(), winner), reason);
    }
}
