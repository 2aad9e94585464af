package io.crossbook.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The runners that left after the market was opened, in this order, and what that made of the bets of before: reckoned
 * here by itself, to compare an exchange with.
 */
final class Removals {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LEAST_PERCENT = new BigDecimal("2.5");
    private static final BigDecimal SHORTEST = new BigDecimal("1.01");
    private static final int DECIMALS = 2;

    private record Removal(String selectionId, BigDecimal percent) {}

    private final boolean oneWinner;
    private final List<Removal> all = new CopyOnWriteArrayList<>();

    Removals(int numberOfWinners) {
        oneWinner = numberOfWinners == 1;
    }

    void add(String selectionId, String reductionPercent) {
        all.add(new Removal(selectionId, new BigDecimal(reductionPercent)));
    }

    /** How many there were so far. */
    int count() {
        return all.size();
    }

    /** Whether a runner left after so many others had. */
    boolean isVoid(String selectionId, int before) {
        return all.stream().skip(before).anyMatch(removal -> removal.selectionId()
                .equals(selectionId));
    }

    /** Odds in hundredths of a bet made after so many removals. */
    long odds(int hundredths, int before) {
        BigDecimal odds = BigDecimal.valueOf(hundredths, DECIMALS);
        for (Removal removal : all.subList(before, all.size())) {
            odds = reduced(odds, removal.percent());
        }
        return odds.movePointRight(DECIMALS).longValueExact();
    }

    /** The returns shrink by this part of them, from 2.5 % on; where several win only the winnings do, always. */
    private BigDecimal reduced(BigDecimal odds, BigDecimal percent) {
        if (oneWinner && percent.compareTo(LEAST_PERCENT) < 0) {
            return odds;
        }
        BigDecimal shrinking = oneWinner ? odds : odds.subtract(BigDecimal.ONE);
        BigDecimal left =
                shrinking.multiply(HUNDRED.subtract(percent)).divide(HUNDRED).setScale(DECIMALS, RoundingMode.HALF_UP);
        return (oneWinner ? left : left.add(BigDecimal.ONE)).max(SHORTEST);
    }
}
