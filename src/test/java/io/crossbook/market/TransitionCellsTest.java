package io.crossbook.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.market.Transition.Actor;
import io.crossbook.market.Transition.Step;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.SettlementProgress;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every step somebody may ask for, in every place a market can be in: what the table does not have does nothing. */
class TransitionCellsTest {
    private static final MarketDefinition DEFINITION = new MarketDefinition(
            "ref",
            MarketKind.ODDS,
            "Match odds",
            "Lions v Bears",
            null,
            List.of(new Selection("lions", "Lions"), new Selection("bears", "Bears"), new Selection("draw", "Draw")),
            1,
            true,
            500,
            0,
            0,
            null);
    private static final Resolution LIONS = new Resolution(Payouts.winners(DEFINITION.terms(), 0), "2-1");
    private static final ResolutionRules RULES = new ResolutionRules(2, 3_600, List.of("league", "wire"), 2);

    /** Where a market can be; a status in which it matters what happened before is there more than once. */
    private enum Place {
        INACTIVE(MarketStatus.INACTIVE),
        OPEN(MarketStatus.OPEN),
        SUSPENDED(MarketStatus.SUSPENDED),
        CLOSED(MarketStatus.CLOSED),
        PROPOSED(MarketStatus.PROPOSED),
        APPROVED(MarketStatus.PROPOSED),
        DISPUTED(MarketStatus.DISPUTED),
        DISPUTED_AGAIN(MarketStatus.DISPUTED),
        SETTLING(MarketStatus.SETTLING),
        SETTLED(MarketStatus.SETTLED);

        private final MarketStatus status;

        Place(MarketStatus status) {
            this.status = status;
        }
    }

    /** Who asks for each step. */
    private static final Map<Step, Actor> ASKED = Map.ofEntries(
            Map.entry(Step.REMOVE_SELECTION, Actor.ADMIN),
            Map.entry(Step.OPEN, Actor.ADMIN),
            Map.entry(Step.SUSPEND, Actor.ADMIN),
            Map.entry(Step.TURN_IN_PLAY, Actor.ADMIN),
            Map.entry(Step.CLOSE, Actor.ADMIN),
            Map.entry(Step.REPORT, Actor.ORACLE),
            Map.entry(Step.PROPOSE, Actor.ADMIN),
            Map.entry(Step.APPROVE, Actor.ADMIN),
            Map.entry(Step.REJECT, Actor.ADMIN),
            Map.entry(Step.DISPUTE, Actor.USER),
            Map.entry(Step.ARBITRATE, Actor.ARBITER));

    @TestFactory
    Stream<DynamicTest> whatTheTableDoesNotHaveDoesNothing() {
        List<DynamicTest> cells = new ArrayList<>();
        for (Place place : Place.values()) {
            ASKED.forEach((step, actor) ->
                    cells.add(DynamicTest.dynamicTest(step + " when " + place, () -> check(place, step, actor))));
        }
        return cells.stream();
    }

    private static void check(Place place, Step step, Actor actor) {
        Market market = at(place);
        assertThat(market.status()).isEqualTo(place.status);
        MarketView before = market.view();
        boolean allowed = Transition.isAllowed(step, place.status, actor) && isTheirTurn(place, step);

        Decision<MarketEvent, MarketReply> decision = take(market, command(market, step));

        if (allowed) {
            assertThat(decision.events()).isNotEmpty();
            assertThat(market.status()).isEqualTo(to(step, place.status));
        } else {
            assertThat(decision.events()).isEmpty();
            assertThat(market.view()).isEqualTo(before);
        }
    }

    private static MarketStatus to(Step step, MarketStatus from) {
        return Transition.TABLE.stream()
                .filter(line -> line.step() == step && line.from() == from)
                .findFirst()
                .orElseThrow()
                .to();
    }

    /** What the proposal and the disputes so far add to the table. */
    private static boolean isTheirTurn(Place place, Step step) {
        return switch (place) {
            case PROPOSED -> step != Step.DISPUTE;
            case APPROVED -> step != Step.APPROVE;
            case DISPUTED -> step != Step.ARBITRATE;
            case DISPUTED_AGAIN -> step == Step.ARBITRATE;
            case INACTIVE, OPEN, SUSPENDED, CLOSED, SETTLING, SETTLED -> true;
        };
    }

    private static MarketCommand command(Market market, Step step) {
        Proposal current = market.proposals().current();
        String proposal = current == null ? "none" : current.proposalId();
        return switch (step) {
            case REMOVE_SELECTION -> new MarketCommand.RemoveSelection("draw", 0, "ann");
            case OPEN -> new MarketCommand.OpenMarket(0, "ann");
            case SUSPEND -> new MarketCommand.SuspendMarket(0, "ann");
            case TURN_IN_PLAY -> new MarketCommand.TurnInPlay(0, "ann");
            case CLOSE -> new MarketCommand.CloseMarket(0, "ann");
            case REPORT -> new MarketCommand.ReportResult("league", LIONS, "00");
            case PROPOSE -> new MarketCommand.ResolveMarket(LIONS, "ann");
            case APPROVE -> new MarketCommand.ApproveResolution(proposal, "ben");
            case REJECT -> new MarketCommand.RejectResolution(proposal, "too early", "ben");
            case DISPUTE -> new MarketCommand.DisputeResolution("offside", "user");
            case ARBITRATE -> new MarketCommand.ArbitrateResolution(LIONS, "the film", "judge");
            case RESOLVE, VOID, PAY, REFUND, CORRECT -> throw new IllegalArgumentException("nobody asks for " + step);
        };
    }

    private static Decision<MarketEvent, MarketReply> take(Market market, MarketCommand command) {
        var decision = command.decide(market, market.lastAt() + 1);
        decision.events().forEach(event -> Aggregate.record(market, event));
        return decision;
    }

    /** A market that was led to this place by its shortest way. */
    private static Market at(Place place) {
        Market market = new Market("m");
        take(market, new MarketCommand.CreateMarket(DEFINITION, Schedule.NONE, RULES, "ann"));
        List<Step> way =
                switch (place) {
                    case INACTIVE -> List.of();
                    case OPEN -> List.of(Step.OPEN);
                    case SUSPENDED -> List.of(Step.OPEN, Step.SUSPEND);
                    case CLOSED -> List.of(Step.CLOSE);
                    case PROPOSED -> List.of(Step.CLOSE, Step.PROPOSE);
                    case APPROVED -> List.of(Step.CLOSE, Step.PROPOSE, Step.APPROVE);
                    case DISPUTED -> List.of(Step.CLOSE, Step.PROPOSE, Step.APPROVE, Step.DISPUTE);
                    case DISPUTED_AGAIN, SETTLING, SETTLED -> List.of(
                            Step.CLOSE,
                            Step.PROPOSE,
                            Step.APPROVE,
                            Step.DISPUTE,
                            Step.PROPOSE,
                            Step.APPROVE,
                            Step.DISPUTE);
                };
        way.forEach(step -> take(market, command(market, step)));
        if (place == Place.SETTLING || place == Place.SETTLED) {
            take(market, command(market, Step.ARBITRATE));
        }
        if (place == Place.SETTLED) {
            var paid = new SettlementProgress(0, 0, 0, 0, true, 0, 0);
            take(market, new MarketCommand.NoteBook(new Message.BookReport("m", market.version(), paid)));
        }
        return market;
    }
}
