package io.crossbook.domain.exposure;

import static io.crossbook.domain.matching.Side.BUY;
import static io.crossbook.domain.matching.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.money.TickTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * V2 to V5 of the research on what the kinds of market have in common: prices and odds, and complete sets that come
 * into being and end in one book. V1 and V7 to V13 are in {@link ExposureVectorsTest}. V6, a set made of orders on all
 * of a market's selections, does not apply: an order matches orders on its own selection only.
 */
class KindVectorsTest {

    private static final MarketTerms CONTRACT = new MarketTerms(MarketKind.YES_NO, 1, 1, false, 1, 0);

    /** A stake at odds O is stake x O contracts at a price of 1 / O, where that price exists. */
    @Test
    void v2OddsAreTheInverseOfAPrice() {
        assertSame("2.00", "0.50");
        assertSame("2.50", "0.40");
        assertSame("4.00", "0.25");
        assertSame("10.00", "0.10");
    }

    private static void assertSame(String odds, String price) {
        String stake = "10.00";
        long payout = Standing.hundredths(stake) * Standing.hundredths(odds) / 100;
        Standing back = new Standing(Standing.ONE_HORSE).back(0, stake, odds);
        MarketAccount buyer = CONTRACT.rules().newAccount(CONTRACT);

        buyer.fill(0, BUY, new Standing(CONTRACT).tick(price), payout);

        assertThat(buyer.profitIfOutcome()).isEqualTo(back.account().profitIfOutcome());
        assertThat(buyer.collateral()).isEqualTo(back.account().collateral());
    }

    @Test
    void v2ALongerPriceIsALowerTick() {
        TickTable ladder = TickTable.odds();
        List<Integer> ticks = List.of(10_100, 15_000, 20_000, 25_000, 40_000, 100_000, 10_000_000).stream()
                .map(ladder::tick)
                .toList();

        assertThat(ticks).isSortedAccordingTo((a, b) -> b - a).doesNotHaveDuplicates();
        assertThat(ticks.get(0)).isEqualTo(ladder.highest());
        assertThat(ticks.get(6)).isEqualTo(ladder.lowest());
    }

    @Test
    void v3YesAndNoAtComplementaryPricesMakeSets() {
        TradedMarket market = new TradedMarket().buysYes("A", "100", "0.50");
        assertThat(market.paid("A")).as("while it rests").isEqualTo("50.00");

        market.buysNo("B", "50", "0.50");

        assertThat(market.paid("B")).isEqualTo("25.00");
        assertThat(market.paid("A")).as("25 for its sets, 25 for what rests").isEqualTo("50.00");
        assertThat(market.resting(BUY)).isEqualTo(5_000);
        assertThat(market.escrow()).as("50 sets, and 25 reserved").isEqualTo("75.00");
    }

    @Test
    void v4TheTakerKeepsTheImprovement() {
        TradedMarket market = new TradedMarket().buysYes("A", "100", "0.60").buysNo("B", "100", "0.45");

        assertThat(market.paid("A")).isEqualTo("60.00");
        assertThat(market.paid("B")).as("0.40 and not 0.45").isEqualTo("40.00");
        assertThat(market.escrow()).isEqualTo("100.00");
    }

    @Test
    void v5SellersOfYesAndNoEndSets() {
        TradedMarket market = new TradedMarket()
                .buysYes("A", "50", "0.50")
                .buysYes("C", "50", "0.50")
                .buysNo("B", "100", "0.50");
        assertThat(market.escrow()).as("100 sets").isEqualTo("100.00");

        market.sellsYes("A", "50", "0.50").sellsNo("B", "100", "0.50");

        assertThat(market.paid("A")).as("got 25 back").isEqualTo("0.00");
        assertThat(market.paid("B")).as("got 25 back").isEqualTo("25.00");
        assertThat(market.resting(BUY)).as("B's offer of 50 no").isEqualTo(5_000);
        assertThat(market.escrow()).as("50 sets are left").isEqualTo("50.00");
    }

    /** Where nothing is held, an offer of the yes is collateral of 1 - p: buying the no. */
    @Test
    void sellingWithoutHoldingIsBuyingTheNo() {
        assertThat(new TradedMarket().sellsYes("A", "10", "0.70").paid("A")).isEqualTo("3.00");
        assertThat(new TradedMarket().buysNo("A", "10", "0.30").paid("A")).isEqualTo("3.00");
    }

    @Test
    void sellingWhatIsHeldNeedsNothing() {
        TradedMarket market = new TradedMarket().buysYes("A", "10", "0.40").buysNo("B", "10", "0.60");
        assertThat(market.paid("A")).isEqualTo("4.00");

        market.sellsYes("A", "10", "0.70");

        assertThat(market.paid("A")).as("the offer rests").isEqualTo("4.00");
        assertThat(market.resting(SELL)).isEqualTo(1_000);
    }

    @Test
    void profitIsReleasedAsSoonAsNoOutcomeCanTakeItAway() {
        TradedMarket market = new TradedMarket()
                .buysYes("A", "10", "0.40")
                .buysNo("B", "10", "0.60")
                .sellsYes("A", "10", "0.70")
                .buysYes("C", "10", "0.70");

        assertThat(market.paid("A")).as("0.30 for each, free to be spent").isEqualTo("-3.00");
        assertThat(market.escrow()).as("10 sets, of which A has taken 3").isEqualTo("10.00");
    }
}
