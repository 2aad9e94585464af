package io.crossbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalsTest {
    private final Removals removals = new Removals(1);

    @Test
    void eachRemovalReducesWhatTheOnesBeforeHaveLeft() {
        removals.add("a", "16.2");
        removals.add("b", "9.69");
        removals.add("c", "2.4");

        assertThat(removals.odds(860, 0)).isEqualTo(651);
        assertThat(removals.odds(860, 1)).isEqualTo(777);
        assertThat(removals.odds(860, 2)).isEqualTo(860);
    }

    @Test
    void aPlaceLosesOnlyWinnings() {
        Removals places = new Removals(3);
        places.add("a", "2.4");

        assertThat(places.odds(300, 0)).isEqualTo(295);
    }

    @Test
    void betsOnWhoLeftAreVoidAndThoseOfBeforeOnOthersReduced() {
        Account account = new Account("maker", "secret", Money.ofCents(1));
        account.addBet("a", Side.BACK, 860, 1_000, 0);
        account.addBet("z", Side.LAY, 400, 1_000, 0);
        removals.add("z", "16.2");
        account.addBet("a", Side.BACK, 860, 1_000, 1);

        assertThat(account.profit(List.of("a"), removals)).isEqualTo(Money.ofCents(6_210 + 7_600));
        assertThat(account.profit(List.of("b"), removals)).isEqualTo(Money.ofCents(-2_000));
    }
}
