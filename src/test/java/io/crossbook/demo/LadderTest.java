package io.crossbook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {
    private static final Ladder LADDER = new Ladder(TickTable.yesNo(100), 1, 50_00);

    @ParameterizedTest
    @CsvSource({"20000, 20000", "20090, 20000", "20110, 20200", "10001, 10100", "99990000, 10000000", "30240, 30000"})
    void findsTheNextOdds(long price, long tick) {
        TickTable odds = TickTable.odds();
        assertThat(odds.price(Ladder.nearest(odds, price))).isEqualTo(tick);
    }

    @ParameterizedTest
    @CsvSource({"5049, 5000", "5051, 5100", "1, 100", "9999, 9900"})
    void findsTheNextPriceOfAContract(long price, long tick) {
        TickTable contracts = TickTable.yesNo(100);
        assertThat(contracts.price(Ladder.nearest(contracts, price))).isEqualTo(tick);
    }

    @Test
    void findsTheNextPriceOfAShare() {
        TickTable shares = TickTable.spot(100);
        assertThat(shares.price(Ladder.nearest(shares, 42_1234))).isEqualTo(42_1200);
    }

    private static List<Quote> quotes(int... ticks) {
        return Arrays.stream(ticks)
                .mapToObj(tick -> new Quote("id-" + tick, tick < 40 ? Side.BUY : Side.SELL, tick, 50_00))
                .toList();
    }

    private static List<String> placed(Ladder.Change change) {
        return change.in().stream()
                .map(quote -> quote.side() + " " + quote.tick())
                .toList();
    }

    @Test
    void quotesBothSidesOfThePriceThreeDeepAtFirst() {
        Ladder.Change change = LADDER.change(List.of(), 40);
        assertThat(placed(change)).containsExactly("BUY 39", "BUY 38", "BUY 37", "SELL 41", "SELL 42", "SELL 43");
        assertThat(change.out()).isEmpty();
        assertThat(change.in()).allSatisfy(quote -> assertThat(quote.size()).isBetween(35_00L, 195_00L));
        assertThat(LADDER.wanted(Side.BUY, 1, 40)).isEqualTo(LADDER.wanted(Side.BUY, 1, 40));
    }

    @Test
    void leavesWhatIsRight() {
        assertThat(LADDER.change(quotes(37, 38, 39, 41, 42, 43), 40))
                .isEqualTo(new Ladder.Change(List.of(), List.of(), 0));
    }

    @Test
    void aPriceThatMovesByAStepCostsOneQuoteAndMakesOneRipe() {
        List<Quote> standing = quotes(37, 38, 39, 41, 42, 43);
        Ladder.Change change = LADDER.change(standing, 41);
        assertThat(placed(change)).containsExactly("BUY 40");
        assertThat(change.out()).isEmpty();
        assertThat(LADDER.ripe(standing, 41)).extracting(Quote::tick).containsExactly(41);
        assertThat(LADDER.ripe(standing, 40)).isEmpty();
    }

    @Test
    void aPriceThatLeapsTakesOutWhatItPassedAndWhatIsFarBehind() {
        List<Quote> standing = quotes(37, 38, 39, 41, 42, 43);
        Ladder.Change change = LADDER.change(standing, 45);
        assertThat(change.out()).extracting(Quote::tick).containsExactly(37, 38, 41, 42, 43);
        assertThat(placed(change)).contains("BUY 44", "SELL 46", "SELL 47");
        assertThat(change.strain()).isEqualTo(3);
        assertThat(LADDER.ripe(standing, 45)).isEmpty();
    }

    @Test
    void aSideThatGetsThinIsFilledBehind() {
        assertThat(placed(LADDER.change(quotes(37, 38, 39, 41), 40))).containsExactly("SELL 42", "SELL 43");
        assertThat(placed(LADDER.change(quotes(37, 38, 39, 41, 42), 40))).isEmpty();
    }

    @Test
    void quotesFollowThePriceStepByStepUnlessItLeaps() {
        assertThat(LADDER.towards(40, 40)).isEqualTo(40);
        assertThat(LADDER.towards(40, 43)).isEqualTo(41);
        assertThat(LADDER.towards(40, 37)).isEqualTo(39);
        assertThat(LADDER.towards(40, 47)).isEqualTo(47);
        Ladder wide = new Ladder(TickTable.yesNo(100), 3, 50_00);
        assertThat(wide.towards(40, 42)).isEqualTo(40);
        assertThat(wide.towards(40, 47)).isEqualTo(43);
    }

    @Test
    void aTakerReachesEveryQuoteAndNoFurtherThanTheNextStep() {
        assertThat(LADDER.taking(Side.BUY, 40)).isEqualTo(44);
        assertThat(LADDER.taking(Side.SELL, 40)).isEqualTo(36);
        assertThat(LADDER.taking(Side.SELL, 2)).isEqualTo(1);
    }
}
