package io.crossbook.domain.exposure;

import java.util.Optional;

/** The collar around a reference price beyond which an order is taken for a mistake (research 7.12, vector V25). */
public final class PriceBand {

    private PriceBand() {}

    /**
     * A price outside the band, with the numbers that explain it: {@code limit} is the nearest price that would
     * have been accepted. All in the unit the check was asked in.
     */
    public record Breach(long submitted, long reference, long limit) {}

    /**
     * Nothing when the price is at most the collar away from the reference, the breach otherwise; all three in one
     * unit, normally 1e-4.
     */
    public static Optional<Breach> check(long price, long reference, long collar) {
        if (collar < 0) {
            throw new IllegalArgumentException("collar cannot be " + collar);
        }
        long highest = Math.addExact(reference, collar);
        long lowest = Math.subtractExact(reference, collar);
        if (price > highest) {
            return Optional.of(new Breach(price, reference, highest));
        }
        if (price < lowest) {
            return Optional.of(new Breach(price, reference, lowest));
        }
        return Optional.empty();
    }
}
