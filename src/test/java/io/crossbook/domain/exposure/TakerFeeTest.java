package io.crossbook.domain.exposure;

import static io.crossbook.domain.matching.Side.BUY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What takers pay in YES_NO markets: examples of research 7.6, rounded up by the hundredth and not to the cent. */
class TakerFeeTest {

    private static MarketTerms contracts(int feeBps) {
        return new MarketTerms(MarketKind.YES_NO, 1, 1, false, 1, 0, feeBps);
    }

    private static long fee(MarketTerms terms, int tick, long size) {
        return terms.rules().takerFee(tick, size, terms.takerFeeBps());
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.50, 1.75",
        "1, 0.50, 0.0175",
        "1, 0.05, 0.0034",
        "10, 0.95, 0.034",
        "100, 0.01, 0.07",
        "0.01, 0.0001, 0.000001"
    })
    void theRateOfEachContractTimesBothPricesOfItsSet(String size, String price, String fee) {
        MarketTerms terms = contracts(700);
        int tick = terms.rules().ticks().tick(Price.parse(price).tenThousandths());

        assertThat(Money.ofMicros(fee(terms, tick, Standing.hundredths(size)))).isEqualTo(Money.parse(fee));
    }

    @Test
    void itDoesNotMatterHowAnOrderIsSplit() {
        MarketTerms terms = contracts(333);

        assertThat(fee(terms, 1_234, 7) + fee(terms, 1_234, 993)).isEqualTo(fee(terms, 1_234, 1_000));
    }

    /** Whatever better price an order is filled at, what it reserved pays for the contracts and the fee. */
    @ParameterizedTest
    @ValueSource(ints = {1, 175, 700, 10_000})
    void whatAnOrderReservesCoversEveryFill(int feeBps) {
        MarketTerms terms = contracts(feeBps);
        for (Side side : Side.values()) {
            for (int limit = 1; limit < 10_000; limit += 101) {
                MarketAccount account = terms.rules().newAccount(terms);
                long reserved = account.collateralWith(0, side, limit, 3);
                for (int tick = 1; tick < 10_000; tick += 37) {
                    if (side == BUY ? tick <= limit : tick >= limit) {
                        MarketAccount filled = account.copy();
                        filled.fill(0, side, tick, 3);
                        assertThat(filled.collateral() + fee(terms, tick, 3))
                                .as("%s at %d, limit %d", side, tick, limit)
                                .isLessThanOrEqualTo(reserved);
                    }
                }
            }
        }
    }

    @Test
    void onlyContractsChargeTakers() {
        assertThatThrownBy(() -> new MarketTerms(MarketKind.ODDS, 2, 1, true, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MarketTerms(MarketKind.SPOT, 1, 1, false, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fee(Standing.THREE_HORSES, 251, 1_000)).isZero();
    }
}
