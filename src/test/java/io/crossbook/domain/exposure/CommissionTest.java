package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommissionTest {

    private static final int HORSE = 0;

    @Test
    void v14IsTakenFromAWinAndNotFromALoss() {
        Standing punter = new Standing(Standing.ONE_HORSE).back(HORSE, "20.00", "7.00");

        assertThat(punter.commission(HORSE)).isEqualTo("6.00");
        assertThat(punter.paid(HORSE)).isEqualTo("114.00");
        assertThat(punter.commission()).isEqualTo("0.00");
        assertThat(punter.paid()).isEqualTo("-20.00");
    }

    @Test
    void v15IsTheSameWhicheverWayAGreenedUpMarketEnds() {
        Standing punter =
                new Standing(Standing.ONE_HORSE).back(HORSE, "20.00", "7.00").lay(HORSE, "35.00", "4.00");

        assertThat(punter.commission(HORSE)).isEqualTo("0.75");
        assertThat(punter.commission()).isEqualTo("0.75");
    }

    @Test
    void v16IsTakenFromTheNetOfAMarketAndNotBetByBet() {
        Standing punter =
                new Standing(Standing.THREE_HORSES).back(0, "10.00", "1.20").back(1, "10.00", "2.20");

        assertThat(punter.commission(1)).as("12 - 10 = 2").isEqualTo("0.10");
        assertThat(punter.commission(0)).as("2 - 10 = -8").isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 500, 0",
        "-20000000, 500, 0",
        "1, 10000, 0",
        "9999, 10000, 0",
        "10000, 10000, 10000",
        "199999, 500, 0",
        "200000, 500, 10000",
        "399999, 500, 10000",
        "20000000, 0, 0",
        "20000000, 500, 1000000"
    })
    void isFlooredToTheCent(long profit, int bps, long commission) {
        assertThat(Commission.of(profit, bps)).isEqualTo(commission);
    }

    @Test
    void isExactForTheLargestProfits() {
        long seed = 14;
        System.out.println("CommissionTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long profit = random.nextLong() >>> (1 + random.nextInt(60));
            int bps = random.nextInt(10_001);
            BigInteger cents = BigInteger.valueOf(profit)
                    .multiply(BigInteger.valueOf(bps))
                    .divide(BigInteger.valueOf(10_000L * 10_000L));
            assertThat(Commission.of(profit, bps)).isEqualTo(cents.longValueExact() * 10_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "10001"})
    void aRateThatIsNoPartOfTheProfitIsRefused(int bps) {
        assertThatThrownBy(() -> Commission.of(1_000_000, bps)).isInstanceOf(IllegalArgumentException.class);
    }
}
