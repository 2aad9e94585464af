package io.crossbook.controls;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import org.junit.jupiter.api.Test;

/** A switch stands as it was set last, whatever happens to the node. */
class SwitchesTest {
    private static final long NOW = 1_800_000_000_000_000L;

    private Switches switches = new Switches();
    private long now = NOW;

    private Decision<SwitchEvent, SwitchReply> set(SwitchScope scope, String subject, SwitchMode mode) {
        now++;
        Decision<SwitchEvent, SwitchReply> decision =
                new SwitchCommand.SetSwitch(scope, subject, mode, "admin", "why").decide(switches, now);
        decision.events().forEach(event -> Aggregate.record(switches, event));
        return decision;
    }

    @Test
    void whatNobodySetIsOpen() {
        assertThat(set(SwitchScope.EXCHANGE, "", SwitchMode.OPEN).events()).isEmpty();
        assertThat(switches.all()).isEmpty();
    }

    @Test
    void aSwitchStandsUntilItIsSetOtherwise() {
        set(SwitchScope.USER, "ann", SwitchMode.KILLED);
        set(SwitchScope.MARKET, "m", SwitchMode.CANCEL_ONLY);
        assertThat(set(SwitchScope.USER, "ann", SwitchMode.KILLED).events()).isEmpty();

        switches = Switches.of(switches.snapshot());
        assertThat(switches.all())
                .containsExactly(
                        new TradingSwitch(SwitchScope.MARKET, "m", SwitchMode.CANCEL_ONLY, "admin", "why", NOW + 2),
                        new TradingSwitch(SwitchScope.USER, "ann", SwitchMode.KILLED, "admin", "why", NOW + 1));

        set(SwitchScope.USER, "ann", SwitchMode.OPEN);
        assertThat(switches.all()).extracting(TradingSwitch::subject).containsExactly("m");
        assertThat(switches.find(SwitchScope.USER, "ann").mode()).isEqualTo(SwitchMode.OPEN);
    }
}
