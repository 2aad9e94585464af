package io.crossbook.domain.exposure;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a market ends: per selection the part of a win it is paid, in 1e-4 (10,000 is a winner, 0 a loser). A dead heat
 * at odds, which divides a win by as many as share it, counts in parts of {@link #SHARED_WHOLE} instead; then every
 * part that is not 0 is above 10,000, by which it is known. Built freely, so that {@link #fits} can refuse it as a
 * value; no account is paid by one that does not fit.
 */
public record Payouts(List<Integer> fractions) {

    /** The fraction of a full winner. */
    public static final int WHOLE = 10_000;

    /** The fraction of a full winner in a dead heat; divisible by every number to {@link #SHARED_MOST}. */
    public static final int SHARED_WHOLE = 720_720;

    /** As many selections can share wins. */
    public static final int SHARED_MOST = 16;

    public Payouts {
        fractions = List.copyOf(fractions);
    }

    /**
     * The payouts of a market that these selections win, a dead heat when several win its one win (research 7.7,
     * vectors V18 and V19); throws when they cannot win together.
     */
    public static Payouts winners(MarketTerms terms, Set<Integer> winners) {
        if (!canWin(terms, winners)) {
            throw new IllegalArgumentException("selections " + winners + " cannot win together under " + terms);
        }
        return ofWinners(terms, winners);
    }

    /** The payouts of a market that these selections win; throws when they cannot win together. */
    public static Payouts winners(MarketTerms terms, int... winners) {
        return winners(terms, Arrays.stream(winners).boxed().collect(Collectors.toSet()));
    }

    /** Whether a market of these terms can end with exactly these winners. */
    public static boolean canWin(MarketTerms terms, Set<Integer> winners) {
        return winners.stream().allMatch(winner -> winner >= 0 && winner < terms.selections())
                && ofWinners(terms, winners).fits(terms);
    }

    /** Whether a market of these terms can end like this. */
    public boolean fits(MarketTerms terms) {
        KindRules rules = terms.rules();
        long total = fractions.stream().mapToLong(Integer::longValue).sum();
        long most = (long) whole() * terms.numberOfWinners();
        return rules.settles()
                && fractions.size() == terms.selections()
                && fractions.stream().allMatch(fraction -> fraction >= 0 && fraction <= whole())
                && (dividesWins() ? rules.sharesWins() : rules.paysFractions() || noneIsPart())
                && (terms.exhaustive() ? total == most : total <= most);
    }

    private boolean noneIsPart() {
        return fractions.stream().allMatch(fraction -> fraction % WHOLE == 0);
    }

    /** Whether wins are shared, so that fractions count in {@link #SHARED_WHOLE}. */
    public boolean dividesWins() {
        return fractions.stream().anyMatch(fraction -> fraction > WHOLE);
    }

    /** The fraction of a full winner. */
    public int whole() {
        return dividesWins() ? SHARED_WHOLE : WHOLE;
    }

    void requireFit(MarketTerms terms) {
        if (!fits(terms)) {
            throw new IllegalArgumentException(this + " does not fit " + terms);
        }
    }

    /**
     * What the selections' parts of gains in micros come to. Only a dead heat rounds, the sum down to a micro, so that
     * nobody loses more than the worst that was held; otherwise this throws rather than round.
     */
    long share(long[] gains) {
        long whole = whole();
        long sum = 0;
        long rest = 0;
        for (int k = 0; k < gains.length; k++) {
            sum = Math.addExact(sum, Math.multiplyExact(gains[k] / whole, fractions.get(k)));
            rest = Math.addExact(rest, Math.multiplyExact(gains[k] % whole, fractions.get(k)));
        }
        if (!dividesWins() && rest % whole != 0) {
            throw new ArithmeticException("gains " + Arrays.toString(gains) + " have no exact parts " + fractions);
        }
        return Math.addExact(sum, Math.floorDiv(rest, whole));
    }

    /** Several winners of one win share it; of several wins which ones are shared is not known here. */
    private static Payouts ofWinners(MarketTerms terms, Set<Integer> winners) {
        boolean shared = winners.size() > 1 && terms.numberOfWinners() == 1;
        int each = shared ? SHARED_WHOLE / winners.size() : WHOLE;
        return new Payouts(IntStream.range(0, terms.selections())
                .mapToObj(selection -> winners.contains(selection) ? each : 0)
                .toList());
    }
}
