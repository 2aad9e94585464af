package io.crossbook.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.protocol.BetDelayModel;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.SettlementProgress;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final MarketDefinition DEFINITION = definition(MarketKind.ODDS, 0, 0);

    private final Market market = new Market("m");
    private long now = 1_800_000_000_000_000L;

    private static MarketDefinition definition(MarketKind kind, long tickSize, int betDelaySeconds) {
        return new MarketDefinition(
                "ref",
                kind,
                "Match odds",
                "Lions v Bears",
                null,
                List.of(
                        new Selection("lions", "Lions"),
                        new Selection("bears", "Bears"),
                        new Selection("draw", "Draw")),
                1,
                true,
                500,
                tickSize,
                betDelaySeconds,
                null);
    }

    private Decision<MarketEvent, MarketReply> when(MarketCommand command) {
        now++;
        Decision<MarketEvent, MarketReply> decision = command.decide(market, now);
        decision.events().forEach(event -> Aggregate.record(market, event));
        return decision;
    }

    private void given(MarketCommand... commands) {
        for (MarketCommand command : commands) {
            assertThat(when(command).events()).isNotEmpty();
        }
    }

    private void assertRefused(MarketCommand command, MarketRejection reason) {
        var decision = when(command);
        assertThat(decision.events()).isEmpty();
        assertThat(decision.reply()).isEqualTo(new MarketReply.Refused(reason));
    }

    private static MarketCommand create() {
        return new MarketCommand.CreateMarket(DEFINITION, Schedule.NONE, "admin");
    }

    private static MarketCommand open() {
        return new MarketCommand.OpenMarket(0, "admin");
    }

    private static MarketCommand close() {
        return new MarketCommand.CloseMarket(0, "admin");
    }

    private static MarketCommand resolve(Payouts payouts) {
        return new MarketCommand.ResolveMarket(new Resolution(payouts, "full time"), "admin");
    }

    private static Payouts lionsWin() {
        return Payouts.winners(DEFINITION.terms(), 0);
    }

    @Test
    void theSameDefinitionAgainIsTheSameMarket() {
        given(create());

        assertThat(when(create()).events()).isEmpty();
        assertRefused(
                new MarketCommand.CreateMarket(definition(MarketKind.ODDS, 0, 5), Schedule.NONE, "admin"),
                MarketRejection.MARKET_EXISTS_WITH_DIFFERENT_TERMS);
    }

    @Test
    void whatWasNeverMadeIsNotFound() {
        assertRefused(open(), MarketRejection.MARKET_NOT_FOUND);
        assertRefused(new MarketCommand.ViewMarket(), MarketRejection.MARKET_NOT_FOUND);
        assertRefused(resolve(lionsWin()), MarketRejection.MARKET_NOT_FOUND);
        assertThat(market.quiet()).isTrue();
    }

    @Test
    void everyStepRaisesTheVersionAndARepeatDoesNot() {
        given(create(), open(), new MarketCommand.SuspendMarket(0, "admin"), open());
        assertThat(market.version()).isEqualTo(4);

        assertThat(when(open()).events()).isEmpty();
        assertThat(market.version()).isEqualTo(4);
    }

    @Test
    void whoTookAStepAndWhyIsKept() {
        given(create(), open());

        assertThat(when(new MarketCommand.SuspendMarket(0, "ben", "floodlights out"))
                        .events())
                .containsExactly(new MarketEvent.MarketSuspended("ben", "floodlights out", now));
    }

    @Test
    void aStepDecidedOnAnOlderVersionIsRefused() {
        given(create(), open());

        assertRefused(new MarketCommand.SuspendMarket(1, "admin"), MarketRejection.STALE_MARKET_VERSION);
        given(new MarketCommand.SuspendMarket(2, "admin"));
    }

    @Test
    void aClosedMarketNeverOpensAgain() {
        given(create(), open(), close());

        assertRefused(open(), MarketRejection.INVALID_MARKET_TRANSITION);
        assertRefused(new MarketCommand.SuspendMarket(0, "admin"), MarketRejection.INVALID_MARKET_TRANSITION);
        assertRefused(new MarketCommand.TurnInPlay(0, "admin"), MarketRejection.INVALID_MARKET_TRANSITION);
    }

    @Test
    void onlyAClosedMarketIsResolvedAndOnlyOnce() {
        given(create(), open());
        assertRefused(resolve(lionsWin()), MarketRejection.MARKET_NOT_CLOSED);

        given(close(), resolve(lionsWin()));

        assertThat(when(resolve(lionsWin())).events()).isEmpty();
        assertRefused(resolve(Payouts.winners(DEFINITION.terms(), 1)), MarketRejection.MARKET_ALREADY_RESOLVED);
        assertRefused(resolve(null), MarketRejection.MARKET_ALREADY_RESOLVED);
    }

    @Test
    void anImpossibleResultIsRefused() {
        given(create(), new MarketCommand.RemoveSelection("draw", 1000, "admin"), open(), close());

        assertRefused(resolve(new Payouts(List.of(10_000, 10_000, 0))), MarketRejection.INVALID_RESOLUTION);
        assertRefused(resolve(new Payouts(List.of(10_000))), MarketRejection.INVALID_RESOLUTION);
        assertRefused(resolve(new Payouts(List.of(360_360, 0, 360_360))), MarketRejection.INVALID_RESOLUTION);
        assertRefused(resolve(new Payouts(List.of(0, 0, 10_000))), MarketRejection.INVALID_RESOLUTION);
    }

    @Test
    void aMarketOfPayoutsIsNotVoided() {
        given(
                new MarketCommand.CreateMarket(definition(MarketKind.YES_NO, 100, 0), Schedule.NONE, "admin"),
                open(),
                close());

        assertRefused(resolve(null), MarketRejection.VOID_NOT_SUPPORTED);
    }

    @Test
    void aSelectionIsRemovedWithItsReductionUnlessTooFewAreLeft() {
        given(create());
        assertRefused(new MarketCommand.RemoveSelection("nobody", 0, "admin"), MarketRejection.SELECTION_NOT_FOUND);
        given(new MarketCommand.RemoveSelection("draw", 1000, "admin"), open());

        assertThat(when(new MarketCommand.RemoveSelection("draw", 1000, "admin"))
                        .events())
                .isEmpty();
        given(new MarketCommand.RemoveSelection("bears", 1250, "admin"));
        assertRefused(new MarketCommand.RemoveSelection("lions", 1000, "admin"), MarketRejection.TOO_FEW_SELECTIONS);
        assertThat(market.control().removed()).containsExactly(2, 1);
        assertThat(market.control().reductions()).containsExactly(1000, 1250);
    }

    @Test
    void aSelectionOfAMarketWithoutOddsIsRemovedOnlyBeforeAnybodyCouldBet() {
        given(new MarketCommand.CreateMarket(definition(MarketKind.YES_NO, 100, 0), Schedule.NONE, "admin"), open());

        assertRefused(new MarketCommand.RemoveSelection("bears", 1000, "admin"), MarketRejection.MARKET_ALREADY_OPENED);
    }

    @Test
    void aWrongResultIsCorrectedByTwoPeopleWhoSayTheSameInTime() {
        var right = new Resolution(new Payouts(List.of(0, 10_000, 0)), "the photo says otherwise");
        given(create(), open(), close(), resolve(new Payouts(List.of(10_000, 0, 0))));
        given(settled());
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLED);

        given(new MarketCommand.CorrectResolution(right, "ann"));
        assertThat(when(new MarketCommand.CorrectResolution(right, "ann")).events())
                .isEmpty();
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLED);
        given(new MarketCommand.CorrectResolution(right, "ben"));

        assertThat(market.status()).isEqualTo(MarketStatus.SETTLING);
        assertThat(market.control().resolution()).isEqualTo(right);
        long before = market.version() - 1;
        assertThat(when(settled(before)).events()).as("a word of before").isEmpty();
        given(settled());
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLED);
        now += 29L * 24 * 3600 * 1_000_000;
        assertRefused(
                new MarketCommand.CorrectResolution(new Resolution(null, "late"), "ann"),
                MarketRejection.CORRECTION_TOO_LATE);
    }

    @Test
    void aCorrectionMustBePossible() {
        given(create(), open(), close());
        var draw = new Resolution(new Payouts(List.of(0, 0, 10_000)), "r");
        assertRefused(new MarketCommand.CorrectResolution(draw, "ann"), MarketRejection.INVALID_MARKET_TRANSITION);
        given(resolve(new Payouts(List.of(10_000, 0, 0))));
        given(settled());

        assertRefused(
                new MarketCommand.CorrectResolution(new Resolution(new Payouts(List.of(0, 0, 0)), "r"), "ann"),
                MarketRejection.INVALID_RESOLUTION);
    }

    private MarketCommand settled() {
        return settled(market.version());
    }

    private static MarketCommand settled(long version) {
        var progress = new SettlementProgress(2, 2, 10_000_000, 500_000, true, 0, 0);
        return new MarketCommand.NoteBook(new Message.BookReport("m", version, progress));
    }

    @Test
    void aBetDelayIsToldToTheBook() {
        given(new MarketCommand.CreateMarket(definition(MarketKind.ODDS, 0, 5), Schedule.NONE, "admin"), open());

        given(new MarketCommand.TurnInPlay(0, "admin"));

        assertThat(market.control().betDelaySeconds()).isEqualTo(5);
        assertThat(market.control().betDelayModel()).isEqualTo(BetDelayModel.ALL);
    }

    @Test
    void itsBookAndTheListAreToldUntilTheyAnswer() {
        given(create(), open());

        assertThat(market.fresh(now))
                .containsExactly(new Message.Control("m", market.control()), new Message.Listing(market.summary()));
        assertThat(market.fresh(now + 1)).isEmpty();
        assertThat(market.overdue(now + 1_000_000)).hasSize(2);

        when(new MarketCommand.NoteBook(new Message.BookReport("m", 2, null)));
        when(new MarketCommand.NoteListed(2));
        assertThat(market.quiet()).isTrue();
        assertThat(market.overdue(now + 60_000_000)).isEmpty();
    }

    @Test
    void itIsSettledWhenItsBookSaysEverybodyIsPaid() {
        given(create(), open(), close(), resolve(lionsWin()));

        when(report(1, false));
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLING);
        assertThat(market.view().settlement().paid()).isEqualTo(1);

        given(report(2, true));
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLED);
        assertThat(when(report(2, true)).events()).isEmpty();
    }

    @Test
    void aVoidedMarketSaysSo() {
        given(create(), open(), close(), resolve(null), report(2, true));

        assertThat(market.status()).isEqualTo(MarketStatus.VOIDED);
    }

    private static MarketCommand report(int paid, boolean done) {
        return new MarketCommand.NoteBook(
                new Message.BookReport("m", 4, new SettlementProgress(2, paid, 20_000_000, 1_000_000, done, 1, 0)));
    }

    @Test
    void aRecoveredMarketIsTheSameMarket() {
        given(create(), open(), close(), resolve(lionsWin()));

        assertThat(Market.of("m", market.snapshot()).snapshot()).isEqualTo(market.snapshot());
    }
}
