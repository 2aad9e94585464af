package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.domain.matching.Side;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Research 7.7: vectors V20 to V22, the threshold, the floor, places, and what a removal does to an account. */
class ReductionTest {
    private static final MarketTerms WIN = new MarketTerms(MarketKind.ODDS, 4, 1, true, 0, 500);
    private static final MarketTerms PLACE = new MarketTerms(MarketKind.ODDS, 4, 2, true, 0, 500);

    @ParameterizedTest
    @CsvSource({
        "86000, 1620, 72100",
        "40000, 969, 36100",
        "110000, 1000, 99000",
        "20000, 249, 20000",
        "20000, 250, 19500",
        "10200, 5000, 10100",
        "10000000, 10000, 10100"
    })
    void oddsShrinkWithTheChanceThatLeft(long odds, int reduction, long expected) {
        assertThat(Reduction.odds(odds, reduction, WIN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"30000, 1000, 28000", "30000, 100, 29800", "10100, 9000, 10100", "10200, 2500, 10200"})
    void whereSeveralWinOnlyTheWinningsShrinkHoweverLittleLeft(long odds, int reduction, long expected) {
        assertThat(Reduction.odds(odds, reduction, PLACE)).isEqualTo(expected);
    }

    @Test
    void v20TheLayerIsHeldForLessAndTheBackerWinsLess() {
        Standing backer = new Standing(WIN).back(0, "10.00", "8.60");
        Standing layer = new Standing(WIN).lay(0, "10.00", "8.60");
        assertThat(layer.held()).isEqualTo("76.00");

        backer.account().remove(3, 1620);
        layer.account().remove(3, 1620);

        assertThat(backer.profits().get(0)).isEqualTo("62.10");
        assertThat(layer.held()).isEqualTo("62.10");
    }

    @Test
    void v21AndV22() {
        Standing one = new Standing(WIN).back(0, "1.00", "4.00");
        Standing hundred = new Standing(WIN).back(1, "100.00", "11.00");

        one.account().remove(2, 969);
        hundred.account().remove(2, 1000);

        assertThat(one.profits().get(0)).isEqualTo("2.61");
        assertThat(hundred.profits().get(1)).isEqualTo("890.00");
    }

    @Test
    void betsOnTheRemovedSelectionAreVoidAndItCanNoLongerWin() {
        Standing user = new Standing(WIN)
                .back(0, "10.00", "3.00")
                .back(1, "10.00", "3.00")
                .lay(2, "5.00", "9.00");
        assertThat(user.held()).isEqualTo("60.00");

        user.account().remove(2, 0);
        assertThat(user.held()).as("the fourth may win").isEqualTo("20.00");
        user.account().remove(3, 0);

        assertThat(user.held()).as("one of the two must win").isEqualTo("0.00");
    }

    @Test
    void laterRemovalsApplyToWhatIsLeftAndNotToLaterBets() {
        Standing user = new Standing(WIN).back(0, "10.00", "8.60");
        user.account().remove(3, 1620);
        user.back(0, "10.00", "8.60");

        user.account().remove(2, 969);

        // 7.21 less 9.69 % is 6.51, 8.60 less 9.69 % is 7.77.
        assertThat(user.profits().get(0)).isEqualTo("122.80");
    }

    @Test
    void whatIsBackedAndLaidAtOneOddsStaysNothing() {
        Standing user = new Standing(WIN).back(0, "10.00", "8.60").lay(0, "10.00", "8.60");

        assertThat(user.account().isFlat()).isTrue();
    }

    @Test
    void betsThatComeToNothingNowAreNotForgottenAsTheyMayComeToSomethingLater() {
        Standing user = new Standing(WIN)
                .back(0, "10.00", "3.00")
                .lay(0, "20.00", "4.00")
                .back(0, "10.00", "5.00");
        assertThat(user.held()).isEqualTo("0.00");

        assertThat(user.account().isFlat()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSumOverAllUsersStaysZeroAndACopyOutOfDataIsTheSame(long seed) {
        Random random = new Random(seed);
        List<MarketAccount> users = List.of(account(), account(), account());
        for (int bet = 0; bet < 60; bet++) {
            int selection = random.nextInt(4);
            int tick = 1 + random.nextInt(350);
            long size = 1L + random.nextInt(1_000);
            int backer = random.nextInt(3);
            users.get(backer).fill(selection, Side.BUY, tick, size);
            users.get((backer + 1 + random.nextInt(2)) % 3).fill(selection, Side.SELL, tick, size);
            if (bet == 20 || bet == 40) {
                int removed = bet / 20;
                int reduction = random.nextInt(5_000);
                users.forEach(user -> user.remove(removed, reduction));
            }
        }

        for (int winner : new int[] {0, 3}) {
            Payouts payouts = Payouts.winners(WIN, winner);
            assertThat(users.stream().mapToLong(user -> user.profit(payouts)).sum())
                    .as("seed %s", seed)
                    .isZero();
        }
        for (MarketAccount user : users) {
            MarketAccount restored = MarketAccount.of(WIN, user.toData());
            assertThat(restored.toData()).isEqualTo(user.toData());
            assertThat(restored.collateral()).isEqualTo(user.collateral());
            assertThat(restored.profitIfOutcome()).isEqualTo(user.profitIfOutcome());
        }
    }

    @Test
    void dataOfBeforeOddsWereKeptCanBeReadButNotReduced() {
        var older = new AccountData(List.of(20_000_000L, -10_000_000L, 0L, 0L, 0L, 0L, 0L, 0L), zeros());
        MarketAccount account = MarketAccount.of(WIN, older);

        assertThat(account.collateral()).isEqualTo(10_000_000);
        assertThatThrownBy(() -> account.remove(1, 1000)).isInstanceOf(IllegalStateException.class);
    }

    private static List<Long> zeros() {
        return List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    }

    private static MarketAccount account() {
        return WIN.rules().newAccount(WIN);
    }
}
