package io.crossbook.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.protocol.BondFate;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.SettlementProgress;
import io.crossbook.sourcing.Outgoing;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a market makes of disputes with a bond (research 7.8, V23). */
class DisputeBondTest extends MarketScenario {
    private static final long BOND = 750 * SECOND;
    private static final ResolutionRules RULES = new ResolutionRules(2, 60, List.of(), 0, BOND);
    private static final MarketDefinition DEFINITION = TestMatch.definition("ref");
    private static final Resolution LIONS = TestMatch.LIONS;
    private static final Resolution BEARS = TestMatch.BEARS;

    @BeforeEach
    void approvedResult() {
        given(
                new MarketCommand.CreateMarket(DEFINITION, Schedule.NONE, RULES, "ann"),
                new MarketCommand.OpenMarket(0, "ann"),
                new MarketCommand.CloseMarket(0, "ann"));
        agreed(LIONS);
    }

    private void agreed(Resolution resolution) {
        given(new MarketCommand.ResolveMarket(resolution, null, "ann"));
        given(new MarketCommand.ApproveResolution(proposalId(), "ben"));
    }

    private String proposalId() {
        return market.proposals().current().proposalId();
    }

    private static MarketCommand dispute(String user, String proposal, long bond) {
        return new MarketCommand.DisputeWithBond(new Message.Dispute("m", user, proposal, bond, "offside"));
    }

    private static Message.BondWord word(String user, String proposal, BondFate fate, long reward, String reason) {
        return new Message.BondWord(user, "m", proposal, fate, reward, reason);
    }

    private void assertRefused(MarketCommand command, MarketRejection reason, Outgoing... sent) {
        var decision = when(command);
        assertThat(decision.events()).isEmpty();
        assertThat(decision.reply()).isEqualTo(new MarketReply.Refused(reason));
        assertThat(decision.outgoing()).containsExactly(sent);
    }

    private void makeFinal() {
        now += 60 * SECOND;
        given(new MarketCommand.KeepSchedule());
    }

    @Test
    void v23WhoRightlyDisputedGetsTheBondAndHalfOfAnotherOfTheExchange() {
        String disputed = proposalId();
        assertThat(when(dispute("user", disputed, BOND)).outgoing())
                .containsExactly(word("user", disputed, BondFate.HELD, 0, null));
        assertThat(market.status()).isEqualTo(MarketStatus.DISPUTED);
        assertThat(market.view().disputes().get(0).bond()).isEqualTo(BOND);

        agreed(BEARS);
        makeFinal();

        long reward = 375 * SECOND;
        assertThat(market.fresh(now)).contains(word("user", disputed, BondFate.REWARDED, reward, null));
        assertThat(BOND + reward).isEqualTo(1_125 * SECOND);
    }

    @Test
    void whoWronglyDisputedLosesTheBond() {
        String disputed = proposalId();
        given(dispute("user", disputed, BOND));

        agreed(new Resolution(LIONS.payouts(), "in other words"));
        makeFinal();

        assertThat(market.fresh(now)).contains(word("user", disputed, BondFate.FORFEITED, 0, null));
    }

    @Test
    void whoDisputedWhatCameTooEarlyGetsTheBondBackAndNothingWithIt() {
        String disputed = proposalId();
        given(dispute("user", disputed, BOND));

        given(new MarketCommand.RejectResolution(disputed, "still on", "ben"));

        assertThat(market.fresh(now)).contains(word("user", disputed, BondFate.RETURNED, 0, "TOO_EARLY"));
        agreed(LIONS);
        makeFinal();
        assertThat(market.overdue(now + 60 * SECOND))
                .contains(word("user", disputed, BondFate.RETURNED, 0, "TOO_EARLY"));
    }

    @Test
    void theEndIsSaidUntilTheWalletHasItAlsoAfterARestart() {
        String disputed = proposalId();
        given(dispute("user", disputed, BOND));
        agreed(BEARS);
        makeFinal();
        given(new MarketCommand.NoteBook(
                new Message.BookReport("m", market.version(), new SettlementProgress(0, 0, 0, 0, true, now, 0))));
        when(new MarketCommand.NoteBook(new Message.BookReport("m", market.version(), null)));
        when(new MarketCommand.NoteListed(market.version()));
        assertThat(market.quiet()).isFalse();

        when(new MarketCommand.NoteBondEnded(new Message.BondEnded("m", "user", disputed)));
        assertThat(market.quiet()).isTrue();
        assertThat(market.overdue(now + 60 * SECOND)).isEmpty();

        market = Market.of("m", market.snapshot());
        assertThat(market.overdue(now)).contains(word("user", disputed, BondFate.REWARDED, BOND / 2, null));
    }

    @Test
    void aDisputeNeedsTheBondTheRulesAskFor() {
        assertRefused(new MarketCommand.DisputeResolution("offside", "user"), MarketRejection.DISPUTE_BOND_REQUIRED);
        assertRefused(
                dispute("user", proposalId(), BOND - 1),
                MarketRejection.DISPUTE_BOND_DIFFERS,
                word("user", proposalId(), BondFate.REFUSED, 0, "DISPUTE_BOND_DIFFERS"));
    }

    @Test
    void oneDisputeServesAllAndOnlyItsBondIsHeld() {
        given(dispute("user", proposalId(), BOND));

        assertRefused(
                dispute("other", proposalId(), BOND),
                MarketRejection.MARKET_ALREADY_DISPUTED,
                word("other", proposalId(), BondFate.REFUSED, 0, "MARKET_ALREADY_DISPUTED"));
        assertThat(when(dispute("user", proposalId(), BOND)).outgoing())
                .containsExactly(word("user", proposalId(), BondFate.HELD, 0, null));
    }

    @Test
    void aRefusalForBeingLateIsMadeDurableByTheResultBecomingFinal() {
        now += 60 * SECOND;
        var decision = when(dispute("user", proposalId(), BOND));

        assertThat(decision.events()).hasOnlyElementsOfType(MarketEvent.MarketResolved.class);
        assertThat(market.status()).isEqualTo(MarketStatus.SETTLING);
        assertThat(decision.outgoing())
                .containsExactly(word("user", proposalId(), BondFate.REFUSED, 0, "DISPUTE_WINDOW_CLOSED"));
    }

    @Test
    void aMarketThatDoesNotKnowTheProposalYetSaysNothingForGood() {
        assertRefused(dispute("user", "of the future", BOND), MarketRejection.PROPOSAL_NOT_FOUND);
    }

    @Test
    void aCorrectionDoesNotJudgeAgain() {
        String disputed = proposalId();
        given(dispute("user", disputed, BOND));
        agreed(LIONS);
        makeFinal();
        given(new MarketCommand.NoteBook(
                new Message.BookReport("m", market.version(), new SettlementProgress(0, 0, 0, 0, true, now, 0))));
        given(new MarketCommand.CorrectResolution(BEARS, "ann"), new MarketCommand.CorrectResolution(BEARS, "ben"));

        assertThat(market.overdue(now + 60 * SECOND)).contains(word("user", disputed, BondFate.FORFEITED, 0, null));
    }

    @Test
    void aBondNeedsTwoPeopleAndATimeToDispute() {
        assertThatThrownBy(() -> new ResolutionRules(1, 60, List.of(), 0, BOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ResolutionRules(2, 0, List.of(), 0, BOND))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ResolutionRules(2, 60, List.of(), 0, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
