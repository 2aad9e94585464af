package io.crossbook.wallet;

import io.crossbook.domain.exposure.Commission;
import io.crossbook.sourcing.Persisted;

/**
 * The part of the commission that a user is spared in markets entered from now on.
 *
 * @param bps hundredths of a per cent of the market's rate
 * @param reason why, in the words of who set it, empty when nobody ever did
 * @param by who set it, empty when nobody ever did
 * @param at when, in microseconds since 1970, 0 when nobody ever did
 */
public record Discount(int bps, String reason, String by, long at) implements Persisted {
    static final Discount NONE = new Discount(0, "", "", 0);

    public Discount {
        Commission.requireDiscount(bps);
    }
}
