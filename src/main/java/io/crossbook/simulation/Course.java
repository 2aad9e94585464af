package io.crossbook.simulation;

/** How the people around a market bring it to its end. */
enum Course {
    /** One proposes what happened, another approves it. */
    PLAIN,
    /** The first proposal is wrong, and is rejected. */
    REJECTED,
    /** The first proposal is wrong and approved, and a user disputes it. */
    DISPUTED,
    /** So is the second, and the arbiter judges. */
    ARBITRATED,
    /** Everybody was paid by a wrong result; a day later two people correct it. */
    CORRECTED,
    /** The match was abandoned: two people void the market. */
    ABANDONED,
    /** Nobody ever says what happened: the deadline voids the market. */
    UNREPORTED;

    private static final int DISPUTE_MINUTES_LEAST = 30;

    /** Mostly plain; only what the rules of its market allow. */
    static Course drawn(Weather weather, int approvals, int disputeMinutes) {
        int dice = weather.below(100);
        if (dice < 4) {
            return UNREPORTED;
        }
        if (dice < 7) {
            return ABANDONED;
        }
        if (dice < 11) {
            return CORRECTED;
        }
        boolean takesTime = disputeMinutes >= DISPUTE_MINUTES_LEAST;
        if (dice < 19) {
            return takesTime ? (dice < 16 ? DISPUTED : ARBITRATED) : PLAIN;
        }
        return dice < 24 && approvals > 1 ? REJECTED : PLAIN;
    }

    boolean isVoid() {
        return this == ABANDONED || this == UNREPORTED;
    }
}
