package io.crossbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeTest {
    @ParameterizedTest
    @CsvSource({
        "101, 101, true",
        "200, 200, true",
        "787, 780, false",
        "791, 800, false",
        "790, 780, false",
        "201, 200, false",
        "99999, 100000, false",
        "100000, 100000, true"
    })
    void recordedOddsOffTheLadderBecomeTheNearestStep(int recorded, int odds, boolean onLadder) {
        Trade trade = Trade.of(recorded, 5);

        assertThat(trade.odds()).isEqualTo(odds);
        assertThat(trade.isOnLadder()).isEqualTo(onLadder);
        assertThat(trade.withSize(3)).isEqualTo(new Trade(odds, 3, recorded));
    }
}
