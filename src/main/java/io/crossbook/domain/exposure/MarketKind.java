package io.crossbook.domain.exposure;

/** The three kinds of market; all that distinguishes them is in the {@link KindRules} each one hands out. */
public enum MarketKind {
    /** Back and lay at decimal odds on the 350-step ladder. */
    ODDS {
        @Override
        public KindRules rules(long tickSize) {
            return OddsRules.of(tickSize);
        }
    },

    /** Contracts that pay 1.00 or nothing, bought and sold between 0 and 1. */
    YES_NO {
        @Override
        public KindRules rules(long tickSize) {
            return new YesNoRules(tickSize);
        }
    },

    /** Shares against cash, without an outcome. */
    SPOT {
        @Override
        public KindRules rules(long tickSize) {
            return new SpotRules(tickSize);
        }
    };

    /** The rules of this kind for a tick size in 1e-4 (0 for ODDS, whose ladder is fixed); refuses any other size. */
    public abstract KindRules rules(long tickSize);
}
