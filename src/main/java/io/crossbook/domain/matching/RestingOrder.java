package io.crossbook.domain.matching;

import java.util.Objects;

/** A view of an order in the book: the lower the number, the earlier it came; remaining in hundredths, never zero. */
public record RestingOrder(long number, String owner, Side side, int tick, long remaining) {
    public RestingOrder {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(side, "side");
        if (tick < 1 || remaining < 1) {
            throw new IllegalArgumentException(
                    "a resting order needs a positive tick and size, not " + remaining + "@" + tick);
        }
    }
}
