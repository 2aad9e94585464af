package io.crossbook.domain.exposure;

import static io.crossbook.domain.exposure.Standing.ONE_HORSE;
import static io.crossbook.domain.exposure.Standing.THREE_HORSES;
import static io.crossbook.domain.matching.Side.BUY;
import static io.crossbook.domain.matching.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.matching.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vectors of research 7.1, 7.4, 7.5 and 7.10, each in the words of its source. */
class ExposureVectorsTest {

    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;

    @Test
    void v1ABackerRisksTheStakeAndTheLayerTheWinnings() {
        Standing backer = new Standing(ONE_HORSE).back(A, "10.00", "3.00");
        Standing layer = new Standing(ONE_HORSE).lay(A, "10.00", "3.00");

        assertThat(backer.profits()).containsExactly("20.00", "-10.00");
        assertThat(layer.profits()).containsExactly("-20.00", "10.00");
        assertThat(backer.held()).isEqualTo("10.00");
        assertThat(layer.held()).isEqualTo("20.00");
    }

    @Test
    void v7YesAndNoOfOneSelectionAreASetThatReturnsItsWorth() {
        Standing trader = Standing.inContracts(1, false).back(A, "10.00", "0.60");
        assertThat(trader.held()).isEqualTo("6.00");

        trader.buyNo(A, "4.00", "0.40");

        assertThat(trader.held()).as("6.00 + 1.60 - 4 sets").isEqualTo("3.60");
        assertThat(trader.profits()).as("6 yes remain").containsExactly("2.40", "-3.60");
    }

    @Test
    void v8TwoNosOfThreeSelectionsLeaveAYesOfTheThird() {
        Standing trader = Standing.inContracts(3, true).buyNo(A, "1.00", "0.70").buyNo(B, "1.00", "0.60");

        assertThat(trader.held()).as("1.30 - 1 set").isEqualTo("0.30");
        assertThat(trader.profits()).containsExactly("-0.30", "-0.30", "0.70");
    }

    @Test
    void v9TwoNosNetWhereNoneMayWinToo() {
        int clinton = 0;
        int kerry = 2;
        Standing trader =
                Standing.inContracts(3, false).buyNo(clinton, "1.00", "0.60").buyNo(kerry, "1.00", "0.70");

        assertThat(trader.held()).isEqualTo("0.30");
        assertThat(trader.profits()).containsExactly("-0.30", "0.70", "-0.30", "0.70");
    }

    @Test
    void v10YesOfEverySelectionReturnsTheSmallest() {
        Standing trader = Standing.inContracts(3, true)
                .back(A, "5.00", "0.30")
                .back(B, "3.00", "0.30")
                .back(C, "4.00", "0.30");

        assertThat(trader.held()).as("3.60 - 3 sets").isEqualTo("0.60");
        assertThat(trader.profits()).as("2, 0 and 1 remain").containsExactly("1.40", "-0.60", "0.40");
    }

    @Test
    void profitThatNoOutcomeTakesAwayIsReleasedInYesNo() {
        Standing trader =
                Standing.inContracts(1, false).back(A, "10.00", "0.40").lay(A, "10.00", "0.55");

        assertThat(trader.held()).isEqualTo("-1.50");
        assertThat(trader.profits()).containsExactly("1.50", "1.50");
    }

    @Test
    void v11ALayOfOneSelectionIsCoveredByABackOfAnotherOnlyWhereThatWins() {
        Standing punter = new Standing(THREE_HORSES).back(A, "10.00", "3.00").lay(B, "5.00", "4.00");

        assertThat(punter.held()).isEqualTo("25.00");
        assertThat(punter.profits()).containsExactly("25.00", "-25.00", "-5.00");
    }

    /** Places: the outcome is the sum over the selections, which the least profit of each winner cannot tell. */
    @Test
    void withSeveralWinnersWhatEachSelectionBringsAddsUpToTheOutcome() {
        Standing punter = new Standing(new MarketTerms(MarketKind.ODDS, 3, 2, true, 0, 0))
                .back(A, "10.00", "3.00")
                .lay(B, "5.00", "4.00");

        assertThat(punter.bySelection()).containsExactly("20.00", "-10.00", "-15.00", "5.00", "0.00", "0.00");
        assertThat(punter.profits()).as("at least").containsExactly("5.00", "-25.00", "-25.00");
        assertThat(punter.paid(0, 1)).isEqualTo("5.00");
        assertThat(punter.paid(0, 2)).isEqualTo("25.00");
        assertThat(punter.paid(1, 2)).isEqualTo("-25.00");
    }

    @Test
    void v12OpenOrdersCountOnlyWhereTheyLose() {
        Standing punter = new Standing(ONE_HORSE)
                .back(A, "10.00", "3.00")
                .open(A, SELL, "4.00", "2.80")
                .open(A, BUY, "5.00", "3.20");

        assertThat(punter.held()).isEqualTo("15.00");
        assertThat(punter.profits()).as("matched alone").containsExactly("20.00", "-10.00");
    }

    @Test
    void v13AGreenedUpBetHoldsNothingAndKeepsItsProfitBackUntilSettlement() {
        Standing punter = new Standing(ONE_HORSE).back(A, "20.00", "7.00").lay(A, "35.00", "4.00");

        assertThat(punter.profits()).containsExactly("15.00", "15.00");
        assertThat(punter.held()).isEqualTo("0.00");
    }

    @Test
    void v24AnOrderIsHeldForDuringTheDelayAndWhileItRests() {
        Standing trader = Standing.inContracts(1, false);

        trader.open(A, BUY, "10.00", "0.60");
        assertThat(trader.held()).isEqualTo("6.00");

        assertThat(trader.close(A, BUY, "10.00", "0.60").held())
                .as("FOK cancelled")
                .isEqualTo("0.00");
        assertThat(trader.account().isFlat()).isTrue();
    }

    @Test
    void anOrderThatHedgesNeedsNoMoney() {
        Standing punter = new Standing(ONE_HORSE).back(A, "10.00", "3.00");

        assertThat(punter.account().collateralWith(A, SELL, punter.tick("3.00"), Standing.hundredths("10.00")))
                .isEqualTo(punter.account().collateral());
    }

    @Test
    void placeMarketsCountTheWorstOfSeveralWinners() {
        Standing layer = new Standing(new MarketTerms(MarketKind.ODDS, 4, 2, true, 0, 0))
                .lay(A, "10.00", "3.00")
                .lay(B, "10.00", "2.00")
                .lay(C, "10.00", "1.50");

        assertThat(layer.held()).as("A and B placed: -20 - 10 + 10").isEqualTo("20.00");
        assertThat(layer.profits()).containsExactly("-20.00", "-20.00", "-15.00", "0.00");
    }

    @Test
    void withoutAnExhaustiveListFewerMayWin() {
        Standing backer = new Standing(new MarketTerms(MarketKind.ODDS, 2, 2, false, 0, 0))
                .back(A, "10.00", "3.00")
                .back(B, "10.00", "2.00");

        assertThat(backer.held()).isEqualTo("20.00");
        assertThat(backer.profits()).as("A alone, B alone, none").containsExactly("10.00", "0.00", "-20.00");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aFillAtABetterPriceNeverHoldsMoreThanTheOrderDid(Side side) {
        Standing punter = new Standing(ONE_HORSE).open(A, side, "10.00", "3.00");
        long before = punter.account().collateral();
        String better = side == BUY ? "3.50" : "2.50";

        punter.close(A, side, "10.00", "3.00");
        punter.account().fill(A, side, punter.tick(better), Standing.hundredths("10.00"));

        assertThat(punter.account().collateral()).isLessThanOrEqualTo(before);
    }
}
