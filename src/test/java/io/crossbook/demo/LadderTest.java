package io.crossbook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import java.util.List;
import java.util.Optional;
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

    @Test
    void quotesBothSidesOfThePriceAndMoreBehind() {
        assertThat(LADDER.wanted(40))
                .containsExactly(
                        new Quote("", Side.BUY, 0, 39, 50_00),
                        new Quote("", Side.SELL, 0, 41, 50_00),
                        new Quote("", Side.BUY, 1, 38, 100_00),
                        new Quote("", Side.SELL, 1, 42, 100_00));
    }

    @Test
    void placesWhatIsMissingAndLeavesWhatIsRight() {
        List<Quote> standing = LADDER.wanted(40).stream()
                .map(quote -> quote.placedAs("id-" + quote.side() + quote.level()))
                .toList();
        assertThat(LADDER.changes(standing, 40)).isEmpty();
        assertThat(LADDER.changes(standing.subList(1, 4), 40)).singleElement().satisfies(change -> {
            assertThat(change.old()).isEmpty();
            assertThat(change.fresh()).isEqualTo(new Quote("", Side.BUY, 0, 39, 50_00));
        });
    }

    @Test
    void replacesTheBestQuotesWhenThePriceMovesAndTheOthersWhenItMovesMore() {
        List<Quote> standing =
                LADDER.wanted(40).stream().map(quote -> quote.placedAs("id")).toList();
        assertThat(LADDER.changes(standing, 41))
                .extracting(change -> change.fresh().level())
                .containsExactly(0, 0);
        assertThat(LADDER.changes(standing, 43))
                .hasSize(4)
                .allSatisfy(change -> assertThat(change.strain()).isEqualTo(3))
                .extracting(Ladder.Change::old)
                .doesNotContain(Optional.empty());
    }

    @Test
    void aTakerReachesEveryQuoteAndNoFurtherThanTheNextStep() {
        assertThat(LADDER.taking(Side.BUY, 40)).isEqualTo(43);
        assertThat(LADDER.taking(Side.SELL, 40)).isEqualTo(37);
        assertThat(LADDER.taking(Side.SELL, 2)).isEqualTo(1);
    }
}
