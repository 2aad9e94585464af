package io.crossbook.protocol;

/** What a market says of a bond: the first was never in play, the second waits, the others are the end. */
public enum BondFate {
    /** The dispute was not taken and never will be. */
    REFUSED,
    /** The dispute was taken; the bond waits for the final result. */
    HELD,
    /** The disputed result came too early: the bond goes back, and nothing with it. */
    RETURNED,
    /** The final result is another than the disputed one: the bond goes back with a reward. */
    REWARDED,
    /** The disputed result is the final one: the bond is the exchange's. */
    FORFEITED;

    /** Whether nothing follows for a bond that was taken. */
    public boolean isFinal() {
        return compareTo(HELD) > 0;
    }
}
