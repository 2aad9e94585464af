package io.crossbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.money.Money;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MakerOrderTest {
    private static final int FILLS = 200_000;

    private final Account account = new Account("maker", "secret", Money.ofCents(1));
    private final MakerOrder order = new MakerOrder(new RestingOrder(1, Side.LAY, 300, FILLS), account, "home", 0);

    @Test
    void fillsAnsweredAtTheSameTimeAreAllCounted() {
        IntStream.range(0, FILLS).parallel().forEach(i -> order.addMatched(1));

        assertThat(order.matched()).isEqualTo(FILLS);
        assertThat(account.profit(List.of("away"), new Removals(1))).isEqualTo(Money.ofCents(FILLS));
    }

    @Test
    void whatTheExchangeSaysReplacesWhatWasCounted() {
        order.addMatched(700);
        order.setMatched(500);

        assertThat(account.profit(List.of("home"), new Removals(1))).isEqualTo(Money.ofCents(-1_000));
        assertThat(account.profit(List.of("away"), new Removals(1))).isEqualTo(Money.ofCents(500));
    }
}
