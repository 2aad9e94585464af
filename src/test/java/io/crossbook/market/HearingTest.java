package io.crossbook.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest extends MarketScenario {
    private static final MarketDefinition DEFINITION = TestMatch.definition("ref");
    private static final Resolution LIONS = TestMatch.LIONS;
    private static final Resolution BEARS = TestMatch.BEARS;
    private static final List<String> SOURCES = List.of("league", "wire", "stadium");

    private void closed(int disputeSeconds) {
        when(new MarketCommand.CreateMarket(
                DEFINITION, Schedule.NONE, new ResolutionRules(2, disputeSeconds, SOURCES, 2), "ann"));
        when(new MarketCommand.CloseMarket(0, "ann"));
    }

    private List<MarketEvent> reports(String source, Resolution resolution) {
        return when(new MarketCommand.ReportResult(source, resolution, "00")).events();
    }

    private void assertRefused(String source, Resolution resolution, MarketRejection reason) {
        var decision = when(new MarketCommand.ReportResult(source, resolution, "00"));
        assertThat(decision.events()).isEmpty();
        assertThat(decision.reply()).isEqualTo(new MarketReply.Refused(reason));
    }

    @Test
    void enoughThatSayTheSameEndTheMarket() {
        closed(0);

        assertThat(reports("league", LIONS)).hasSize(1);
        assertThat(market.status()).isEqualTo(MarketStatus.CLOSED);
        market = Market.of("m", market.snapshot());
        assertThat(reports("league", LIONS)).isEmpty();
        reports("wire", LIONS);

        assertThat(market.status()).isEqualTo(MarketStatus.SETTLING);
        assertThat(market.resolution()).isEqualTo(LIONS);
        assertRefused("stadium", BEARS, MarketRejection.INVALID_MARKET_TRANSITION);
    }

    @Test
    void whatTheyAgreeOnWaitsForDisputesAlsoByAnotherSource() {
        closed(60);
        reports("league", LIONS);
        reports("wire", LIONS);
        assertThat(market.status()).isEqualTo(MarketStatus.PROPOSED);
        assertThat(market.proposals().isApproved()).isTrue();

        reports("stadium", BEARS);
        assertThat(market.status()).isEqualTo(MarketStatus.DISPUTED);
        assertThat(market.resolution()).isNull();
    }

    @Test
    void twoThatDifferLeaveItToPeople() {
        closed(0);
        reports("league", LIONS);
        reports("wire", BEARS);
        assertThat(market.status()).isEqualTo(MarketStatus.DISPUTED);
        assertRefused("stadium", LIONS, MarketRejection.INVALID_MARKET_TRANSITION);

        when(new MarketCommand.ResolveMarket(BEARS, "ann"));
        String proposal = market.proposals().current().proposalId();
        when(new MarketCommand.ApproveResolution(proposal, "ann"));
        assertThat(market.status()).isEqualTo(MarketStatus.PROPOSED);
        when(new MarketCommand.ApproveResolution(proposal, "ben"));
        assertThat(market.resolution()).isEqualTo(BEARS);
    }

    @Test
    void whoAgreesWithTheFirstIsNotSaidToDiffer() {
        closed(0);
        reports("league", LIONS);
        reports("wire", BEARS);
        String disputed = market.proposals().current().proposalId();
        when(new MarketCommand.RejectResolution(disputed, "let us wait", "ann"));
        assertThat(market.status()).isEqualTo(MarketStatus.CLOSED);

        assertThat(reports("stadium", LIONS))
                .filteredOn(MarketEvent.ResolutionDisputed.class::isInstance)
                .extracting(event -> ((MarketEvent.ResolutionDisputed) event).userId())
                .containsExactly("source:wire");
    }

    @Test
    void aSourceDisputesWhatAnAdminProposed() {
        closed(0);
        when(new MarketCommand.ResolveMarket(LIONS, "ann"));
        reports("league", LIONS);
        assertThat(market.status()).isEqualTo(MarketStatus.PROPOSED);

        reports("wire", BEARS);
        assertThat(market.status()).isEqualTo(MarketStatus.DISPUTED);
    }

    @Test
    void aReportThatCannotCountIsRefused() {
        when(new MarketCommand.CreateMarket(DEFINITION, Schedule.NONE, new ResolutionRules(2, 0, SOURCES, 2), "ann"));
        assertRefused("league", LIONS, MarketRejection.MARKET_NOT_CLOSED);
        when(new MarketCommand.CloseMarket(0, "ann"));

        assertRefused("rumour", LIONS, MarketRejection.SOURCE_NOT_HEARD);
        assertRefused(
                "league",
                new Resolution(new Payouts(List.of(10_000, 10_000)), "both"),
                MarketRejection.INVALID_RESOLUTION);
        reports("league", LIONS);
        assertRefused("league", BEARS, MarketRejection.SOURCE_ALREADY_REPORTED);
    }
}
