package io.crossbook.domain.exposure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Small random markets and everything that can happen in them, spelt out. */
final class Outcomes {

    private static final int[] TICK_SIZES = {1, 10, 100, 500};

    private static final int SPLITS = 5;

    private Outcomes() {}

    static MarketTerms randomTerms(Random random) {
        MarketKind kind = random.nextBoolean() ? MarketKind.ODDS : MarketKind.YES_NO;
        int selections = 1 + random.nextInt(6);
        int winners = 1 + random.nextInt(Math.min(3, selections));
        boolean exhaustive = selections > 1 && random.nextBoolean();
        long tickSize = kind == MarketKind.ODDS ? 0 : TICK_SIZES[random.nextInt(TICK_SIZES.length)];
        return new MarketTerms(kind, selections, winners, exhaustive, tickSize, 0);
    }

    /** Every set of selections that can win together. */
    static List<Set<Integer>> of(MarketTerms terms) {
        List<Set<Integer>> outcomes = new ArrayList<>();
        for (int bits = 0; bits < 1 << terms.selections(); bits++) {
            int winners = Integer.bitCount(bits);
            boolean possible =
                    terms.exhaustive() ? winners == terms.numberOfWinners() : winners <= terms.numberOfWinners();
            if (possible) {
                outcomes.add(members(bits, terms.selections()));
            }
        }
        return outcomes;
    }

    /** Every set of winners, and some splits where the kind may be split. */
    static List<Payouts> endings(MarketTerms terms, Random random) {
        List<Payouts> endings = new ArrayList<>();
        for (Set<Integer> winners : of(terms)) {
            endings.add(Payouts.winners(terms, winners));
        }
        for (int i = 0; terms.rules().paysFractions() && i < SPLITS; i++) {
            endings.add(randomSplit(terms, random));
        }
        return endings;
    }

    /** A payout that shares the wins out at random, in whole 1e-4. */
    private static Payouts randomSplit(MarketTerms terms, Random random) {
        List<Integer> fractions = new ArrayList<>(Collections.nCopies(terms.selections(), 0));
        int left = terms.numberOfWinners() * Payouts.WHOLE;
        while (left > 0) {
            int selection = random.nextInt(terms.selections());
            int room = Payouts.WHOLE - fractions.get(selection);
            int part = Math.min(left, room == 0 ? 0 : 1 + random.nextInt(room));
            fractions.set(selection, fractions.get(selection) + part);
            left -= part;
        }
        return new Payouts(fractions);
    }

    private static Set<Integer> members(int bits, int selections) {
        Set<Integer> members = new HashSet<>();
        for (int k = 0; k < selections; k++) {
            if ((bits & 1 << k) != 0) {
                members.add(k);
            }
        }
        return members;
    }
}
