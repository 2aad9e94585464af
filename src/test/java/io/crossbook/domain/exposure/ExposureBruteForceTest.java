package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exposure against every outcome of small random markets and every way in which the open orders may have filled. */
class ExposureBruteForceTest {

    private static final int MARKETS_PER_SEED = 250;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isTheWorstOfAllOutcomesAndAllFills(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < MARKETS_PER_SEED; i++) {
            Sample sample = Sample.random(random);

            assertThat(sample.account.collateral())
                    .as("%s, seed %d", sample, seed)
                    .isEqualTo(sample.bruteForce());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withOneMoreOrderIsWhatOpeningItGivesAndChangesNothing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < MARKETS_PER_SEED; i++) {
            Sample sample = Sample.random(random);
            AccountData before = sample.account.toData();
            Bet more = Bet.random(sample.terms, random);

            long with = sample.account.collateralWith(more.selection(), more.side(), more.tick(), more.size());

            assertThat(sample.account.toData()).isEqualTo(before);
            more.openIn(sample.account);
            assertThat(sample.account.collateral())
                    .as("%s, seed %d", sample, seed)
                    .isEqualTo(with);
            more.closeIn(sample.account);
            assertThat(sample.account.toData()).as("close undoes open").isEqualTo(before);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverGrowsWhenAnOrderFillsInPartsAtItsTickOrBetterOrIsCancelled(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < MARKETS_PER_SEED; i++) {
            Sample sample = Sample.random(random);
            long held = sample.account.collateral();
            while (!sample.open.isEmpty()) {
                sample.fillOrCancelPartOfAnOrder(random);
                assertThat(sample.account.collateral())
                        .as("%s, seed %d", sample, seed)
                        .isLessThanOrEqualTo(held)
                        .isEqualTo(sample.bruteForce());
                held = sample.account.collateral();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void closingEveryOrderInAnyOrderLeavesTheMatchedBets(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < MARKETS_PER_SEED; i++) {
            Sample sample = Sample.random(random);
            MarketAccount matchedOnly = sample.terms.rules().newAccount(sample.terms);
            sample.matched.forEach(bet -> bet.fillIn(matchedOnly));

            Collections.shuffle(sample.open, random);
            sample.open.forEach(order -> order.closeIn(sample.account));

            assertThat(sample.account.toData()).as("%s, seed %d", sample, seed).isEqualTo(matchedOnly.toData());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void profitIfASelectionWinsIsTheWorstOfTheOutcomesItWinsIn(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < MARKETS_PER_SEED; i++) {
            Sample sample = Sample.random(random);

            assertThat(sample.account.profitIfOutcome())
                    .as("%s, seed %d", sample, seed)
                    .isEqualTo(sample.bruteForceProfits());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void copiesAndRestoredAccountsStandTheSameAndGoTheirOwnWay(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < MARKETS_PER_SEED; i++) {
            Sample sample = Sample.random(random);
            AccountData data = sample.account.toData();
            MarketAccount copy = sample.account.copy();
            MarketAccount restored = MarketAccount.of(sample.terms, data);

            assertThat(copy.toData()).isEqualTo(data);
            assertThat(restored.toData()).isEqualTo(data);
            assertThat(copy.collateral()).isEqualTo(sample.account.collateral());
            assertThat(restored.collateral()).isEqualTo(sample.account.collateral());

            Bet more = Bet.random(sample.terms, random);
            more.fillIn(sample.account);
            more.openIn(sample.account);
            assertThat(copy.toData()).isEqualTo(data);
            assertThat(restored.toData()).isEqualTo(data);
            assertThat(sample.account.toData()).isNotEqualTo(data);
        }
    }

    /** One user's random standing, kept both as an account and as the list of bets it is made of. */
    private static final class Sample {

        final MarketTerms terms;
        final List<Bet> matched = new ArrayList<>();
        final List<Bet> open = new ArrayList<>();
        final MarketAccount account;

        private Sample(MarketTerms terms) {
            this.terms = terms;
            this.account = terms.rules().newAccount(terms);
        }

        static Sample random(Random random) {
            Sample sample = new Sample(Outcomes.randomTerms(random));
            IntStream.range(0, random.nextInt(9)).forEach(i -> sample.matched.add(Bet.random(sample.terms, random)));
            IntStream.range(0, random.nextInt(7)).forEach(i -> sample.open.add(Bet.random(sample.terms, random)));
            sample.matched.forEach(bet -> bet.fillIn(sample.account));
            sample.open.forEach(order -> order.openIn(sample.account));
            return sample;
        }

        long bruteForce() {
            long worst = Long.MAX_VALUE;
            for (Set<Integer> winners : Outcomes.of(terms)) {
                long certain = matchedProfit(winners);
                for (int filled = 0; filled < 1 << open.size(); filled++) {
                    worst = Math.min(worst, certain + profitOfFilled(filled, winners));
                }
            }
            return terms.kind() == MarketKind.ODDS ? Math.max(0, -worst) : -worst;
        }

        List<Long> bruteForceProfits() {
            List<Long> profits = new ArrayList<>();
            for (int k = 0; k < terms.selections(); k++) {
                int selection = k;
                profits.add(Outcomes.of(terms).stream()
                        .filter(winners -> winners.contains(selection))
                        .mapToLong(this::matchedProfit)
                        .min()
                        .orElseThrow());
            }
            if (!terms.exhaustive()) {
                profits.add(matchedProfit(Set.of()));
            }
            return profits;
        }

        void fillOrCancelPartOfAnOrder(Random random) {
            Bet order = open.remove(random.nextInt(open.size()));
            Bet part = order.betterPart(terms, random);
            order.ofSize(part.size()).closeIn(account);
            if (random.nextInt(4) > 0) {
                part.fillIn(account);
                matched.add(part);
            }
            if (part.size() < order.size()) {
                open.add(order.ofSize(order.size() - part.size()));
            }
        }

        private long matchedProfit(Set<Integer> winners) {
            return matched.stream()
                    .mapToLong(bet -> bet.profit(terms, winners.contains(bet.selection())))
                    .sum();
        }

        private long profitOfFilled(int filled, Set<Integer> winners) {
            long profit = 0;
            for (int i = 0; i < open.size(); i++) {
                if ((filled & 1 << i) != 0) {
                    profit += open.get(i)
                            .profit(terms, winners.contains(open.get(i).selection()));
                }
            }
            return profit;
        }

        @Override
        public String toString() {
            return terms + ", matched " + matched + ", open " + open;
        }
    }
}
