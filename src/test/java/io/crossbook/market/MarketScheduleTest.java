package io.crossbook.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketScheduleTest {
    private static final long MINUTE = 60_000_000;
    private static final long MADE = 1_800_000_000_000_000L;
    private static final long OPENS = MADE + 10 * MINUTE;
    private static final long IN_PLAY = MADE + 20 * MINUTE;
    private static final long CLOSES = MADE + 30 * MINUTE;
    private static final long DEADLINE = MADE + 40 * MINUTE;
    private static final Schedule WHOLE = new Schedule(OPENS, IN_PLAY, CLOSES, DEADLINE);

    private final MarketEntity entity = new MarketEntity();
    private Market market = new Market("m");

    private static MarketDefinition definition(MarketKind kind, int betDelaySeconds) {
        return new MarketDefinition(
                "ref",
                kind,
                "Match odds",
                "Lions v Bears",
                null,
                List.of(new Selection("lions", "Lions"), new Selection("bears", "Bears")),
                1,
                true,
                500,
                kind == MarketKind.ODDS ? 0 : 100,
                betDelaySeconds,
                null);
    }

    private static MarketCommand create(Schedule schedule) {
        return new MarketCommand.CreateMarket(definition(MarketKind.ODDS, 0), schedule, "admin");
    }

    private Decision<MarketEvent, MarketReply> at(long now, MarketCommand command) {
        Decision<MarketEvent, MarketReply> decision = command.decide(market, now);
        decision.events().forEach(event -> Aggregate.record(market, event));
        return decision;
    }

    /** Lets the clock go on and the market do what is due, as its shell does. */
    private List<MarketEvent> at(long now) {
        return entity.due(market, now).map(command -> at(now, command).events()).orElse(List.of());
    }

    private void assertRefused(MarketCommand command, MarketRejection reason) {
        var decision = at(MADE, command);
        assertThat(decision.events()).isEmpty();
        assertThat(decision.reply()).isEqualTo(new MarketReply.Refused(reason));
        assertThat(market.definition()).isNull();
    }

    @Test
    void itLivesByItsSchedule() {
        at(MADE, create(WHOLE));

        assertThat(at(OPENS - 1)).isEmpty();
        assertThat(at(OPENS)).containsExactly(new MarketEvent.MarketOpened("schedule", OPENS));
        assertThat(at(OPENS + 1)).isEmpty();
        assertThat(at(IN_PLAY)).containsExactly(new MarketEvent.MarketTurnedInPlay("schedule", IN_PLAY));
        assertThat(market.status()).isEqualTo(MarketStatus.OPEN);
        assertThat(at(CLOSES)).containsExactly(new MarketEvent.MarketClosed("schedule", CLOSES));
        assertThat(at(DEADLINE - 1)).isEmpty();
        at(DEADLINE);
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLING);
        assertThat(market.resolution().voided()).isTrue();
        assertThat(at(DEADLINE + MINUTE)).isEmpty();
    }

    @Test
    void whoWakesLateDoesEverythingThatIsDueInItsOrder() {
        at(MADE, create(WHOLE));

        assertThat(at(CLOSES + 1))
                .containsExactly(
                        new MarketEvent.MarketOpened("schedule", CLOSES + 1),
                        new MarketEvent.MarketTurnedInPlay("schedule", CLOSES + 1),
                        new MarketEvent.MarketClosed("schedule", CLOSES + 1));
        assertThat(market.version()).isEqualTo(4);
    }

    @Test
    void whatAnAdminHasDoneIsNotUndone() {
        at(MADE, create(new Schedule(OPENS, null, CLOSES, DEADLINE)));
        at(MADE + 1, new MarketCommand.OpenMarket(0, "admin"));
        at(MADE + 2, new MarketCommand.SuspendMarket(0, "admin"));

        assertThat(at(OPENS)).isEmpty();
        assertThat(market.status()).isEqualTo(MarketStatus.SUSPENDED);

        at(OPENS + 1, new MarketCommand.CloseMarket(0, "admin"));
        Payouts lions = Payouts.winners(market.definition().terms(), 0);
        at(OPENS + 2, new MarketCommand.ResolveMarket(new Resolution(lions, "full time"), "admin"));
        assertThat(at(DEADLINE)).isEmpty();
        assertThat(market.resolution().payouts()).isEqualTo(lions);
    }

    @Test
    void aSuspendedMarketTurnsInPlayAndStaysSuspended() {
        at(MADE, create(WHOLE));
        at(OPENS);
        at(OPENS + 1, new MarketCommand.SuspendMarket(0, "admin"));

        at(IN_PLAY);

        assertThat(market.inPlay()).isTrue();
        assertThat(market.status()).isEqualTo(MarketStatus.SUSPENDED);
    }

    @Test
    void impossibleTimesAreRefusedAndNothingIsMade() {
        assertRefused(create(new Schedule(CLOSES, null, OPENS, null)), MarketRejection.INVALID_SCHEDULE);
        assertRefused(create(new Schedule(OPENS, OPENS, CLOSES, null)), MarketRejection.INVALID_SCHEDULE);
        assertRefused(create(new Schedule(OPENS, CLOSES, IN_PLAY, null)), MarketRejection.INVALID_SCHEDULE);
        assertRefused(create(new Schedule(OPENS, null, DEADLINE, CLOSES)), MarketRejection.INVALID_SCHEDULE);
        assertRefused(create(new Schedule(OPENS, null, null, DEADLINE)), MarketRejection.INVALID_SCHEDULE);
        assertRefused(create(new Schedule(MADE, null, CLOSES, null)), MarketRejection.SCHEDULE_IN_PAST);
        assertRefused(
                new MarketCommand.CreateMarket(definition(MarketKind.YES_NO, 0), WHOLE, "admin"),
                MarketRejection.VOID_NOT_SUPPORTED);
    }

    @Test
    void aRepeatFindsTheMarketAlsoWhenItsTimesAreOverButNotWithOtherTimes() {
        at(MADE, create(WHOLE));

        assertThat(at(DEADLINE, create(WHOLE)).reply()).isEqualTo(new MarketReply.Viewed(market.view()));
        assertThat(at(MADE, create(Schedule.NONE)).reply())
                .isEqualTo(new MarketReply.Refused(MarketRejection.MARKET_EXISTS_WITH_DIFFERENT_TERMS));
    }

    @Test
    void itRestsUntilItsTimeIsNearAndIsWokenUntilItsScheduleIsOver() {
        at(MADE, create(new Schedule(OPENS, null, null, null)));
        told();

        assertThat(market.quiet()).isTrue();
        assertThat(wake(MADE + 1)).isEqualTo(new MarketReply.Awake(false));
        assertThat(market.quiet()).isTrue();

        wake(OPENS - 1_000_000);
        assertThat(market.quiet()).isFalse();

        at(OPENS);
        told();
        assertThat(market.quiet()).isTrue();
        assertThat(wake(OPENS + 1)).isEqualTo(new MarketReply.Awake(true));
    }

    private MarketReply wake(long now) {
        return at(now, new MarketCommand.Wake(0)).reply();
    }

    private void told() {
        at(MADE, new MarketCommand.NoteBook(new Message.BookReport("m", market.version(), null)));
        at(MADE, new MarketCommand.NoteListed(market.version()));
    }

    @Test
    void aRecoveredMarketKeepsItsSchedule() {
        at(MADE, create(WHOLE));

        market = Market.of("m", market.snapshot());

        assertThat(market.schedule()).isEqualTo(WHOLE);
        assertThat(at(OPENS)).hasSize(1);
    }
}
