package io.crossbook.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;

/** One market that a test leads through its life, with a second between two commands. */
abstract class MarketScenario {
    static final long SECOND = 1_000_000;

    Market market = new Market("m");
    long now = 1_800_000_000_000_000L;

    final Decision<MarketEvent, MarketReply> when(MarketCommand command) {
        now += SECOND;
        var decision = command.decide(market, now);
        decision.events().forEach(event -> Aggregate.record(market, event));
        return decision;
    }

    /** Commands that must do something. */
    final void given(MarketCommand... commands) {
        for (MarketCommand command : commands) {
            assertThat(when(command).events()).as("%s", command).isNotEmpty();
        }
    }
}
