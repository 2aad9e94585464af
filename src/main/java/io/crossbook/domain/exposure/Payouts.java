package io.crossbook.domain.exposure;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a market ends: per selection the part of a win it is paid, in 1e-4 (10,000 is a winner, 0 a loser). Built
 * freely, so that {@link #fits} can refuse it as a value; no account is paid by one that does not fit.
 */
public record Payouts(List<Integer> fractions) {

    /** The fraction of a full winner. */
    public static final int WHOLE = 10_000;

    public Payouts {
        fractions = List.copyOf(fractions);
    }

    /** The payouts of a market that these selections win; throws when they cannot win together. */
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
        long most = (long) WHOLE * terms.numberOfWinners();
        return rules.settles()
                && fractions.size() == terms.selections()
                && fractions.stream().allMatch(fraction -> fraction >= 0 && fraction <= WHOLE)
                && (rules.paysFractions() || fractions.stream().allMatch(fraction -> fraction % WHOLE == 0))
                && (terms.exhaustive() ? total == most : total <= most);
    }

    void requireFit(MarketTerms terms) {
        if (!fits(terms)) {
            throw new IllegalArgumentException(this + " does not fit " + terms);
        }
    }

    /** The selection's part of a gain in micros; throws rather than round. */
    long share(int selection, long gain) {
        int fraction = fractions.get(selection);
        long rest = gain % WHOLE * fraction;
        if (rest % WHOLE != 0) {
            throw new ArithmeticException("gain " + gain + " has no exact part " + fraction + "e-4");
        }
        return Math.addExact(Math.multiplyExact(gain / WHOLE, fraction), rest / WHOLE);
    }

    private static Payouts ofWinners(MarketTerms terms, Set<Integer> winners) {
        return new Payouts(IntStream.range(0, terms.selections())
                .mapToObj(selection -> winners.contains(selection) ? WHOLE : 0)
                .toList());
    }
}
