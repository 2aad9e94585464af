package io.crossbook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.history.Operation;
import io.crossbook.history.Operation.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverTest {
    @Test
    void lastsUntilEveryClientHasAnAnswerToAnOrderSentAfterTheFault() {
        List<Operation> history = List.of(
                bet(1, 90, 105, 201),
                bet(1, 110, 130, 0),
                bet(1, 130, 170, 201),
                bet(2, 101, 140, 409),
                bet(2, 150, 300, 201));
        assertThat(Failover.of(List.of(100L), history)).containsExactly(70L);
        assertThat(Failover.of(List.of(400L), history)).isEmpty();
        assertThat(Failover.longestSilence(history)).isEqualTo(130);
    }

    private static Operation bet(int client, long invoked, long returned, int status) {
        return new Operation(client, "user" + client, Kind.PLACE, "", "", "", invoked, returned, status, "");
    }
}
