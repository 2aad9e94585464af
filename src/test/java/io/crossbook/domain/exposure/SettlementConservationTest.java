package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a market ends, what one side of its bets wins the other loses, and neither loses more than was held. */
class SettlementConservationTest {

    private static final int MARKETS_PER_SEED = 200;

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

            for (Payouts payouts : Outcomes.endings(terms, random)) {
                assertThat(one.profit(payouts) + other.profit(payouts))
                        .as("%s, %s, seed %d", terms, payouts, seed)
                        .isZero();
                assertThat(one.profit(payouts)).isGreaterThanOrEqualTo(-one.collateral());
                assertThat(other.profit(payouts)).isGreaterThanOrEqualTo(-other.collateral());
            }
        }
    }
}
