package io.crossbook.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Aggregate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolvingTest extends MarketScenario {
    private static final MarketDefinition DEFINITION = TestMatch.definition("ref");
    private static final Resolution LIONS = TestMatch.LIONS;
    private static final Resolution BEARS = TestMatch.BEARS;
    private static final Evidence EVIDENCE = new Evidence("seen on the board", null, "00");
    private static final ResolutionRules HOUR = new ResolutionRules(2, 3_600);

    private final MarketEntity entity = new MarketEntity();

    private void assertRefused(MarketCommand command, MarketRejection reason) {
        var before = market.view();
        var decision = when(command);
        assertThat(decision.events()).isEmpty();
        assertThat(decision.reply()).isEqualTo(new MarketReply.Refused(reason));
        assertThat(market.view()).isEqualTo(before);
    }

    private void assertUnchanged(MarketCommand command) {
        var decision = when(command);
        assertThat(decision.events()).isEmpty();
        assertThat(decision.reply()).isEqualTo(new MarketReply.Viewed(market.view()));
    }

    private void closed(ResolutionRules rules) {
        closed(rules, Schedule.NONE);
    }

    private void closed(ResolutionRules rules, Schedule schedule) {
        given(
                new MarketCommand.CreateMarket(DEFINITION, schedule, rules, "ann"),
                new MarketCommand.OpenMarket(0, "ann"),
                new MarketCommand.CloseMarket(0, "ann"));
    }

    private static MarketCommand propose(Resolution resolution, String by) {
        return new MarketCommand.ResolveMarket(resolution, EVIDENCE, by);
    }

    private String proposalId() {
        return market.proposals().current().proposalId();
    }

    private MarketCommand approve(String by) {
        return new MarketCommand.ApproveResolution(proposalId(), by);
    }

    private MarketCommand reject(String by) {
        return new MarketCommand.RejectResolution(proposalId(), "too early", by);
    }

    private void agreed(Resolution resolution, String proposer, String approver) {
        given(propose(resolution, proposer));
        given(approve(approver));
    }

    private static MarketCommand dispute(String user) {
        return new MarketCommand.DisputeResolution("offside", user);
    }

    private static MarketCommand arbitrate(Resolution resolution, String by) {
        return new MarketCommand.ArbitrateResolution(resolution, "seen the film", by);
    }

    /** What the market does by itself at its time. */
    private void tick(long later) {
        now += later;
        entity.due(market, now)
                .ifPresent(command ->
                        command.decide(market, now).events().forEach(event -> Aggregate.record(market, event)));
    }

    @Test
    void whatOneProposesAnotherApproves() {
        closed(ResolutionRules.TWO_PEOPLE);

        given(propose(LIONS, "ann"));
        assertThat(market.status()).isEqualTo(MarketStatus.PROPOSED);
        assertThat(market.resolution()).isNull();
        assertThat(market.control().resolution()).isNull();

        given(approve("ben"));
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLING);
        assertThat(market.resolution()).isEqualTo(LIONS);
        assertThat(market.view().proposal().evidence()).isEqualTo(EVIDENCE);
    }

    @Test
    void nobodyApprovesTheirOwnProposalAlsoNotAfterARestart() {
        closed(ResolutionRules.TWO_PEOPLE);
        given(propose(LIONS, "ann"));

        assertRefused(approve("ann"), MarketRejection.FOUR_EYES_REQUIRED);
        market = Market.of("m", market.snapshot());
        assertRefused(approve("ann"), MarketRejection.FOUR_EYES_REQUIRED);

        given(approve("ben"));
        assertRefused(approve("ann"), MarketRejection.FOUR_EYES_REQUIRED);
    }

    @Test
    void askingAgainChangesNothing() {
        closed(HOUR);
        given(propose(LIONS, "ann"));
        assertUnchanged(propose(LIONS, "ann"));
        given(approve("ben"));
        assertUnchanged(approve("ben"));
        assertUnchanged(approve("cid"));
        given(dispute("user"));
        assertUnchanged(dispute("other"));
    }

    @Test
    void onlyOneProposalStandsAtATime() {
        closed(ResolutionRules.TWO_PEOPLE);
        given(propose(LIONS, "ann"));

        assertRefused(propose(BEARS, "ann"), MarketRejection.MARKET_ALREADY_PROPOSED);
        assertRefused(propose(LIONS, "ben"), MarketRejection.MARKET_ALREADY_PROPOSED);
        assertRefused(new MarketCommand.ApproveResolution("another", "ben"), MarketRejection.PROPOSAL_NOT_FOUND);
        assertRefused(new MarketCommand.RejectResolution("another", "why", "ben"), MarketRejection.PROPOSAL_NOT_FOUND);
    }

    @Test
    void aRejectedProposalCanNoLongerBeApprovedAndTheNextHasAnotherId() {
        closed(ResolutionRules.TWO_PEOPLE);
        given(propose(LIONS, "ann"));
        MarketCommand late = approve("ben");
        String first = proposalId();

        given(reject("ben"));
        assertThat(market.status()).isEqualTo(MarketStatus.CLOSED);
        assertRefused(late, MarketRejection.PROPOSAL_NOT_FOUND);

        given(propose(LIONS, "ann"));
        assertThat(proposalId()).isNotEqualTo(first);
        assertRefused(late, MarketRejection.PROPOSAL_NOT_FOUND);
    }

    @Test
    void anApprovedResultIsPaidWhenItCanNoLongerBeDisputed() {
        closed(HOUR);
        agreed(LIONS, "ann", "ben");
        assertThat(market.status()).isEqualTo(MarketStatus.PROPOSED);
        assertThat(market.resolution()).isNull();

        tick(3_599 * SECOND);
        assertThat(market.status()).isEqualTo(MarketStatus.PROPOSED);
        tick(SECOND);
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLING);
        assertThat(market.resolution()).isEqualTo(LIONS);
        assertRefused(dispute("user"), MarketRejection.DISPUTE_WINDOW_CLOSED);
        assertRefused(reject("ben"), MarketRejection.INVALID_MARKET_TRANSITION);
    }

    @Test
    void aDisputeComesInItsTimeEvenWhenTheMarketHasNotNoticedItsEnd() {
        closed(HOUR);
        assertRefused(dispute("user"), MarketRejection.DISPUTE_WINDOW_CLOSED);
        given(propose(LIONS, "ann"));
        assertRefused(dispute("user"), MarketRejection.DISPUTE_WINDOW_CLOSED);
        given(approve("ben"));
        now += 3_600 * SECOND;
        assertRefused(dispute("user"), MarketRejection.DISPUTE_WINDOW_CLOSED);
    }

    @Test
    void theFirstDisputeAsksForANewProposalAndTheSecondForTheArbiter() {
        closed(HOUR);
        agreed(LIONS, "ann", "ben");
        given(dispute("user"));
        assertThat(market.status()).isEqualTo(MarketStatus.DISPUTED);
        tick(10_000 * SECOND);
        assertThat(market.status()).isEqualTo(MarketStatus.DISPUTED);
        assertRefused(approve("cid"), MarketRejection.INVALID_MARKET_TRANSITION);
        assertRefused(arbitrate(BEARS, "judge"), MarketRejection.INVALID_MARKET_TRANSITION);

        given(propose(BEARS, "ben"));
        assertRefused(approve("ben"), MarketRejection.FOUR_EYES_REQUIRED);
        given(approve("ann"));
        given(dispute("other"));

        market = Market.of("m", market.snapshot());
        assertRefused(propose(LIONS, "ann"), MarketRejection.ARBITER_REQUIRED);
        assertRefused(reject("ann"), MarketRejection.ARBITER_REQUIRED);
        assertRefused(arbitrate(BEARS, "ann"), MarketRejection.FOUR_EYES_REQUIRED);
        assertRefused(
                arbitrate(new Resolution(new Payouts(List.of(10_000, 10_000)), "both"), "judge"),
                MarketRejection.INVALID_RESOLUTION);
        given(arbitrate(BEARS, "judge"));
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLING);
        assertThat(market.resolution()).isEqualTo(BEARS);
        assertUnchanged(arbitrate(BEARS, "judge"));
        assertRefused(arbitrate(LIONS, "judge"), MarketRejection.MARKET_ALREADY_RESOLVED);
    }

    @Test
    void whatCameTooEarlyWaitsForAResultAgainAndTheBookStaysClosed() {
        closed(HOUR);
        agreed(LIONS, "ann", "ben");
        given(dispute("user"));
        given(reject("cid"));
        assertThat(market.status()).isEqualTo(MarketStatus.CLOSED);
        assertRefused(new MarketCommand.OpenMarket(0, "ann"), MarketRejection.INVALID_MARKET_TRANSITION);

        agreed(LIONS, "ann", "ben");
        given(dispute("user"));
        given(arbitrate(null, "judge"));
        assertThat(market.status()).isEqualTo(MarketStatus.CLOSED);

        agreed(LIONS, "ann", "ben");
        given(dispute("user"));
        assertRefused(propose(BEARS, "ann"), MarketRejection.ARBITER_REQUIRED);
    }

    @Test
    void whatCanNotBeAResultIsNotProposed() {
        given(
                new MarketCommand.CreateMarket(DEFINITION, Schedule.NONE, HOUR, "ann"),
                new MarketCommand.RemoveSelection("bears", 0, "ann"),
                new MarketCommand.OpenMarket(0, "ann"));
        assertRefused(propose(LIONS, "ann"), MarketRejection.MARKET_NOT_CLOSED);
        given(new MarketCommand.CloseMarket(0, "ann"));

        assertRefused(propose(BEARS, "ann"), MarketRejection.INVALID_RESOLUTION);
        for (List<Integer> fractions : List.of(
                List.of(10_000), List.of(0, 0), List.of(5_000, 5_000), List.of(10_000, 10_000), List.of(-1, 10_001))) {
            assertRefused(
                    propose(new Resolution(new Payouts(fractions), "no"), "ann"), MarketRejection.INVALID_RESOLUTION);
        }
        agreed(new Resolution(null, "abandoned"), "ann", "ben");
    }

    @Test
    void theDeadlineVoidsWhatNobodyApprovedButNotWhatWasApproved() {
        long deadline = now + 7_200 * SECOND;
        closed(HOUR, new Schedule(null, null, deadline - SECOND, deadline));
        given(propose(LIONS, "ann"));
        tick(7_200 * SECOND);
        assertThat(market.resolution().voided()).isTrue();

        market = new Market("n");
        deadline = now + 7_200 * SECOND;
        closed(HOUR, new Schedule(null, null, deadline - SECOND, deadline));
        tick(7_000 * SECOND);
        agreed(LIONS, "ann", "ben");
        tick(1_000 * SECOND);
        assertThat(market.status()).isEqualTo(MarketStatus.PROPOSED);
        tick(2_600 * SECOND);
        assertThat(market.resolution()).isEqualTo(LIONS);
    }

    @Test
    void onceThereWasADisputeTheMarketWaitsForPeopleAlsoBeyondTheDeadline() {
        long deadline = now + 7_200 * SECOND;
        closed(HOUR, new Schedule(null, null, deadline - SECOND, deadline));
        agreed(LIONS, "ann", "ben");
        given(dispute("dan"), propose(BEARS, "ben"));
        tick(8_000 * SECOND);
        assertThat(market.status()).isEqualTo(MarketStatus.PROPOSED);
        given(reject("ann"));
        tick(8_000 * SECOND);
        assertThat(market.status()).isEqualTo(MarketStatus.CLOSED);
        agreed(BEARS, "ann", "ben");
        tick(3_600 * SECOND);
        assertThat(market.resolution()).isEqualTo(BEARS);
    }

    @Test
    void onePersonsResultWaitsForDisputesWhereThereIsTimeForThem() {
        closed(new ResolutionRules(1, 60));

        given(propose(LIONS, "ann"));
        assertThat(market.status()).isEqualTo(MarketStatus.PROPOSED);
        assertThat(market.proposals().isApproved()).isTrue();
        tick(60 * SECOND);
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLING);
    }

    @Test
    void theRulesBelongToTheMarketsMaking() {
        var made = new MarketCommand.CreateMarket(DEFINITION, Schedule.NONE, HOUR, "ann");
        given(made);
        assertThat(market.version()).isEqualTo(1);
        assertUnchanged(made);
        assertRefused(
                new MarketCommand.CreateMarket(DEFINITION, Schedule.NONE, "ann"),
                MarketRejection.MARKET_EXISTS_WITH_DIFFERENT_TERMS);
    }
}
