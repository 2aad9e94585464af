package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MarketTermsTest {

    @ParameterizedTest
    @CsvSource({
        "ODDS, 1, 1, false, 0, 0",
        "ODDS, 100, 100, true, 0, 10000",
        "ODDS, 2, 1, true, 0, 500",
        "YES_NO, 1, 1, false, 1, 0",
        "YES_NO, 100, 3, false, 100, 200",
        "SPOT, 1, 1, false, 25, 0"
    })
    void marketsThatCanBe(MarketKind kind, int selections, int winners, boolean exhaustive, long tickSize, int bps) {
        MarketTerms terms = new MarketTerms(kind, selections, winners, exhaustive, tickSize, bps);

        assertThat(terms.rules().newAccount(terms).isFlat()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ODDS, 0, 1, false, 0, 0",
        "ODDS, 101, 1, true, 0, 0",
        "ODDS, 3, 0, true, 0, 0",
        "ODDS, 3, 4, true, 0, 0",
        "ODDS, 1, 1, true, 0, 0",
        "ODDS, 3, 1, true, 100, 0",
        "ODDS, 3, 1, true, 0, -1",
        "ODDS, 3, 1, true, 0, 10001",
        "YES_NO, 3, 1, true, 0, 0",
        "YES_NO, 3, 1, true, 3, 0",
        "SPOT, 2, 1, false, 1, 0",
        "SPOT, 1, 1, true, 1, 0",
        "SPOT, 1, 1, false, 0, 0"
    })
    void marketsThatCannotBe(MarketKind kind, int selections, int winners, boolean exhaustive, long tick, int bps) {
        assertThatThrownBy(() -> new MarketTerms(kind, selections, winners, exhaustive, tick, bps))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(MarketKind.class)
    void noKindReleasesProfitThatAVoidCouldTakeBack(MarketKind kind) {
        KindRules rules = kind.rules(kind == MarketKind.ODDS ? 0 : 100);

        assertThat(rules.releasesLockedProfit() && rules.voidable()).isFalse();
    }

    @Test
    void onlyOddsBetsMayBeVoided() {
        assertThat(MarketKind.ODDS.rules(0).voidable()).isTrue();
        assertThat(MarketKind.YES_NO.rules(100).voidable()).isFalse();
        assertThat(MarketKind.SPOT.rules(100).voidable()).isFalse();
    }

    @Test
    void onlyOutcomeMarketsSettle() {
        assertThat(MarketKind.ODDS.rules(0).settles()).isTrue();
        assertThat(MarketKind.YES_NO.rules(100).settles()).isTrue();
        assertThat(MarketKind.SPOT.rules(100).settles()).isFalse();
    }
}
