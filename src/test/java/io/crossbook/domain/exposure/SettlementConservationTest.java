package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a market ends, what some win others lose, and nobody loses more than was held. */
class SettlementConservationTest {

    private static final int MARKETS_PER_SEED = 200;
    private static final int SPLITS = 5;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void twoMirroredAccountsSumToZeroInEveryOutcome(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < MARKETS_PER_SEED; i++) {
            MarketTerms terms = Outcomes.randomTerms(random);
            MarketAccount one = terms.rules().newAccount(terms);
            MarketAccount other = terms.rules().newAccount(terms);
            for (int fill = 0; fill < 10; fill++) {
                Bet bet = Bet.random(terms, random);
                bet.fillIn(one);
                bet.otherSide().fillIn(other);
            }

            for (Payouts payouts : endings(terms, random)) {
                assertThat(one.profit(payouts) + other.profit(payouts))
                        .as("%s, %s, seed %d", terms, payouts, seed)
                        .isZero();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theProfitsOfAMarketSumToZeroAndNobodyLosesMoreThanIsHeld(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < MARKETS_PER_SEED; i++) {
            MarketTerms terms = Outcomes.randomTerms(random);
            List<MarketAccount> users = trade(terms, random);

            for (Payouts payouts : endings(terms, random)) {
                assertThat(users.stream()
                                .mapToLong(user -> user.profit(payouts))
                                .sum())
                        .as("%s, %s, seed %d", terms, payouts, seed)
                        .isZero();
                assertThat(users).allSatisfy(user -> assertThat(user.profit(payouts))
                        .as("%s, %s, seed %d", terms, payouts, seed)
                        .isGreaterThanOrEqualTo(-user.collateral()));
            }
        }
    }

    private static List<MarketAccount> trade(MarketTerms terms, Random random) {
        List<MarketAccount> users = IntStream.range(0, 5)
                .mapToObj(user -> terms.rules().newAccount(terms))
                .toList();
        for (int fill = 0; fill < 40; fill++) {
            Bet bet = Bet.random(terms, random);
            bet.fillIn(users.get(random.nextInt(users.size())));
            bet.otherSide().fillIn(users.get(random.nextInt(users.size())));
        }
        return users;
    }

    private static List<Payouts> endings(MarketTerms terms, Random random) {
        List<Payouts> endings = new ArrayList<>();
        for (Set<Integer> winners : Outcomes.of(terms)) {
            endings.add(Payouts.winners(terms, winners));
        }
        if (terms.rules().paysFractions()) {
            IntStream.range(0, SPLITS).forEach(i -> endings.add(Outcomes.randomSplit(terms, random)));
        }
        return endings;
    }
}
