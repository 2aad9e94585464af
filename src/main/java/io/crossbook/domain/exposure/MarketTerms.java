package io.crossbook.domain.exposure;

import io.crossbook.sourcing.Added;
import java.util.Objects;

/**
 * What a market's arithmetic depends on. {@code exhaustive} means that exactly {@code numberOfWinners} of the
 * selections win, otherwise at most that many do; {@code tickSize} is in 1e-4 (0 for ODDS), {@code commissionBps}
 * in hundredths of a per cent of net winnings, {@code takerFeeBps} of {@link KindRules#takerFee}. A single selection
 * may always lose, so it is never exhaustive.
 */
public record MarketTerms(
        MarketKind kind,
        int selections,
        int numberOfWinners,
        boolean exhaustive,
        long tickSize,
        int commissionBps,
        @Added int takerFeeBps) {

    /** The largest number of selections of any market. */
    public static final int MAX_SELECTIONS = 100;

    public MarketTerms {
        Objects.requireNonNull(kind, "kind");
        int maxSelections = kind.rules(tickSize).maxSelections();
        require(selections >= 1 && selections <= maxSelections, "selections", selections);
        require(numberOfWinners >= 1 && numberOfWinners <= selections, "numberOfWinners", numberOfWinners);
        require(!exhaustive || selections > 1, "selections of an exhaustive market", selections);
        require(commissionBps >= 0 && commissionBps <= Commission.ALL_BPS, "commissionBps", commissionBps);
        int feeMax = kind.rules(tickSize).chargesTakers() ? Commission.ALL_BPS : 0;
        require(takerFeeBps >= 0 && takerFeeBps <= feeMax, "takerFeeBps", takerFeeBps);
    }

    /** The terms of a market whose takers pay nothing. */
    public MarketTerms(
            MarketKind kind,
            int selections,
            int numberOfWinners,
            boolean exhaustive,
            long tickSize,
            int commissionBps) {
        this(kind, selections, numberOfWinners, exhaustive, tickSize, commissionBps, 0);
    }

    /** The rules of the market's kind on its tick size. */
    public KindRules rules() {
        return kind.rules(tickSize);
    }

    /** Throws when no order or fill of this market can have this selection or this size in hundredths. */
    void requireOrder(int selection, long size) {
        require(selection >= 0 && selection < selections, "selection", selection);
        require(size > 0, "size", size);
    }

    private static void require(boolean holds, String what, long value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " cannot be " + value);
        }
    }
}
