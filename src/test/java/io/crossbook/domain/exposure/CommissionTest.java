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

    /** The rule of V14 with its last factor: 120 x 5 % x (1 - discount). */
    @ParameterizedTest
    @CsvSource({"0, 6.00", "1000, 5.40", "2500, 4.50", "3333, 4.00", "6000, 2.40", "9999, 0.00", "10000, 0.00"})
    void v14WithADiscountTakesThatMuchLess(int discountBps, String commission) {
        Standing punter =
                new Standing(Standing.ONE_HORSE).discounted(discountBps).back(HORSE, "20.00", "7.00");

        assertThat(punter.commission(HORSE)).isEqualTo(commission);
        assertThat(punter.commission()).isEqualTo("0.00");
    }

    /** V15's 15.00 x 5 % x 0.9 = 0.675, and V16's 2.00 x 5 % x 0.75 = 0.075: the rest of the cent stays the user's. */
    @Test
    void v15AndV16WithADiscountAreFlooredToTheCentInTheCustomersFavour() {
        Standing green = new Standing(Standing.ONE_HORSE)
                .discounted(1_000)
                .back(HORSE, "20.00", "7.00")
                .lay(HORSE, "35.00", "4.00");
        Standing net = new Standing(Standing.THREE_HORSES)
                .discounted(2_500)
                .back(0, "10.00", "1.20")
                .back(1, "10.00", "2.20");

        assertThat(green.commission(HORSE)).isEqualTo("0.67");
        assertThat(green.commission()).isEqualTo("0.67");
        assertThat(net.commission(1)).isEqualTo("0.07");
        assertThat(net.commission(0)).isEqualTo("0.00");
    }

    /** 2.99 % less 33.33 % is 1.993433 %, and of 1,003,294.00 that is 19,999.99368; at 1.99 % it is 19,965.55. */
    @Test
    void aDiscountedRateIsNotRoundedBeforeItIsTaken() {
        assertThat(Commission.of(1_003_294_000_000L, 299, 3_333)).isEqualTo(19_999_990_000L);
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
        assertThat(Commission.of(profit, bps, 0)).isEqualTo(commission);
    }

    @Test
    void isExactForTheLargestProfits() {
        long seed = 14;
        System.out.println("CommissionTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long profit = random.nextLong() >>> (1 + random.nextInt(60));
            int bps = random.nextInt(10_001);
            int discountBps = random.nextInt(10_001);
            BigInteger cents = BigInteger.valueOf(profit)
                    .multiply(BigInteger.valueOf(bps))
                    .multiply(BigInteger.valueOf(10_000 - discountBps))
                    .divide(BigInteger.valueOf(10_000L * 10_000L * 10_000L));
            assertThat(Commission.of(profit, bps, discountBps)).isEqualTo(cents.longValueExact() * 10_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "10001"})
    void aRateOrADiscountThatIsNoPartOfAWholeIsRefused(int bps) {
        assertThatThrownBy(() -> Commission.of(1_000_000, bps, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Commission.of(1_000_000, 500, bps)).isInstanceOf(IllegalArgumentException.class);
    }
}
