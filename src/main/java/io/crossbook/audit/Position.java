package io.crossbook.audit;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.OrderTerms;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One user's bets and open orders in one market, and what they may cost at worst; amounts in micros. */
final class Position {
    private static final long NONE = Long.MAX_VALUE;
    private static final long WHOLE_ODDS = 100;
    private static final long PER_HUNDREDTH = 100;
    private static final int LEAST_REDUCTION = 250;
    private static final BigDecimal SHORTEST = new BigDecimal("1.01");
    private static final BigInteger SHARED = BigInteger.valueOf(720_720);
    private static final BigInteger WHOLE = BigInteger.valueOf(Reckoning.WHOLE);

    private final MarketTerms terms;
    private final Reckoning reckoning;
    private final long[] ifWin;
    private final long[] ifLose;
    private final long[] openIfWin;
    private final long[] openIfLose;
    /** The bets at odds, net, by selection and odds in hundredths; what is laid counts negative. */
    private final List<Map<Long, Long>> atOdds = new ArrayList<>();

    private final Set<Integer> gone = new HashSet<>();
    private long openAtOnce;
    private long shares;
    private long sharesOffered;

    Position(MarketTerms terms) {
        this.terms = terms;
        reckoning = Reckoning.of(terms);
        ifWin = new long[terms.selections()];
        ifLose = new long[terms.selections()];
        openIfWin = new long[terms.selections()];
        openIfLose = new long[terms.selections()];
        for (int k = 0; k < terms.selections(); k++) {
            atOdds.add(new TreeMap<>());
        }
    }

    /** Size of an order is open; a negative size takes it off again. An open order counts only where it costs. */
    void open(OrderTerms order, long size) {
        int k = order.selection();
        Side side = order.side();
        long fee = reckoning.takerFee(order.tick(), 1, terms.takerFeeBps());
        openIfWin[k] = plus(openIfWin[k], Math.min(0, reckoning.ifWin(side, order.tick(), 1) - fee), size);
        openIfLose[k] = plus(openIfLose[k], Math.min(0, reckoning.ifLose(side, order.tick(), 1) - fee), size);
        openAtOnce = plus(openAtOnce, Math.min(0, reckoning.atOnce(side, order.tick(), 1)), size);
        if (side == Side.SELL) {
            sharesOffered = Math.addExact(sharesOffered, size);
        }
    }

    /** Size of an order was matched at a tick; returns the cash that it moved at once. */
    long fill(OrderTerms order, int tick, long size) {
        int k = order.selection();
        Side side = order.side();
        ifWin[k] = Math.addExact(ifWin[k], reckoning.ifWin(side, tick, size));
        ifLose[k] = Math.addExact(ifLose[k], reckoning.ifLose(side, tick, size));
        shares = side == Side.BUY ? Math.addExact(shares, size) : Math.subtractExact(shares, size);
        if (reckoning instanceof Reckoning.BackAndLay) {
            long odds = reckoning.ifWin(Side.BUY, tick, 1) / PER_HUNDREDTH + WHOLE_ODDS;
            atOdds.get(k).merge(odds, side == Side.BUY ? size : -size, Math::addExact);
        }
        return reckoning.atOnce(side, tick, size);
    }

    /** A selection left: bets on it are void, and those on the others are made anew at the reduced odds. */
    void remove(int selection, int reductionHundredths) {
        gone.add(selection);
        for (int k = 0; k < ifWin.length; k++) {
            Map<Long, Long> before = Map.copyOf(atOdds.get(k));
            atOdds.get(k).clear();
            ifWin[k] = 0;
            ifLose[k] = 0;
            if (k != selection) {
                for (Map.Entry<Long, Long> bet : before.entrySet()) {
                    bet(k, reduced(bet.getKey(), reductionHundredths), bet.getValue());
                }
            }
        }
    }

    private void bet(int selection, long odds, long stake) {
        atOdds.get(selection).merge(odds, stake, Math::addExact);
        ifWin[selection] = plus(ifWin[selection], (odds - WHOLE_ODDS) * PER_HUNDREDTH, stake);
        ifLose[selection] = plus(ifLose[selection], -Reckoning.WHOLE, stake);
    }

    /** Vectors V20 to V22: returns shrink, rounded to hundredths; where several win, winnings do. */
    private long reduced(long odds, int reductionHundredths) {
        boolean oneWinner = terms.numberOfWinners() == 1;
        if (oneWinner && reductionHundredths < LEAST_REDUCTION) {
            return odds;
        }
        BigDecimal kept = oneWinner ? BigDecimal.ZERO : BigDecimal.ONE;
        return BigDecimal.valueOf(odds, 2)
                .subtract(kept)
                .multiply(BigDecimal.ONE.subtract(BigDecimal.valueOf(reductionHundredths, 4)))
                .setScale(2, RoundingMode.HALF_UP)
                .add(kept)
                .max(SHORTEST)
                .movePointRight(2)
                .longValueExact();
    }

    /** Shares came into circulation here. */
    void receive(long size) {
        shares = Math.addExact(shares, size);
    }

    private static long plus(long sum, long perUnit, long size) {
        return Math.addExact(sum, Math.multiplyExact(perUnit, size));
    }

    /** What must be kept against the balance: the worst outcome; less than nothing is certain and spendable profit. */
    long held() {
        long kept = Math.subtractExact(Math.negateExact(worstProfit()), openAtOnce);
        return reckoning.spendsCertainProfit() ? kept : Math.max(0, kept);
    }

    /** Selection by selection, the least profit with so many winners among those seen. */
    private long worstProfit() {
        int most = Math.min(terms.numberOfWinners(), ifWin.length - gone.size());
        long[] least = new long[most + 1];
        Arrays.fill(least, NONE);
        least[0] = 0;
        for (int k = 0; k < ifWin.length; k++) {
            long winning = Math.addExact(ifWin[k], openIfWin[k]);
            long losing = Math.addExact(ifLose[k], openIfLose[k]);
            for (int winners = most; winners >= 0; winners--) {
                long loses = after(least[winners], losing);
                long wins = winners == 0 || gone.contains(k) ? NONE : after(least[winners - 1], winning);
                least[winners] = Math.min(loses, wins);
            }
        }
        return terms.exhaustive() ? least[most] : Arrays.stream(least).min().orElse(0);
    }

    private static long after(long sum, long more) {
        return sum == NONE ? NONE : Math.addExact(sum, more);
    }

    /** Shares offered for sale beyond those owned; 0 where nothing like a share exists. */
    long sharesShort() {
        return reckoning instanceof Reckoning.Shares ? Math.max(0, sharesOffered - Math.max(0, shares)) : 0;
    }

    /** Whether winners share their wins: then parts count in 720,720ths. */
    static boolean isShared(Payouts payouts) {
        return payouts.fractions().stream().anyMatch(part -> part > Reckoning.WHOLE);
    }

    /**
     * Profit or loss under a payout, exactly; throws ArithmeticException when it is no whole number of micros. Only
     * where wins are shared it is rounded, down.
     */
    long profit(Payouts payouts) {
        if (payouts.fractions().size() != ifWin.length) {
            throw new IllegalArgumentException(payouts + " is not for " + ifWin.length + " selections");
        }
        BigInteger whole = isShared(payouts) ? SHARED : WHOLE;
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; k < ifWin.length; k++) {
            BigInteger part = BigInteger.valueOf(payouts.fractions().get(k));
            sum = sum.add(BigInteger.valueOf(ifWin[k]).multiply(part))
                    .add(BigInteger.valueOf(ifLose[k]).multiply(whole.subtract(part)));
        }
        BigInteger[] profit = sum.divideAndRemainder(whole);
        if (isShared(payouts)) {
            return profit[0].longValueExact() + Math.min(0, profit[1].signum());
        }
        if (profit[1].signum() != 0) {
            throw new ArithmeticException("a profit of " + sum + " ten-thousandths of a micro");
        }
        return profit[0].longValueExact();
    }
}
