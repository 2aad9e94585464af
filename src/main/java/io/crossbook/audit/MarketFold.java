package io.crossbook.audit;

import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketEvent.CorrectionProposed;
import io.crossbook.market.MarketEvent.MarketClosed;
import io.crossbook.market.MarketEvent.MarketCreated;
import io.crossbook.market.MarketEvent.MarketOpened;
import io.crossbook.market.MarketEvent.MarketResolved;
import io.crossbook.market.MarketEvent.MarketScheduled;
import io.crossbook.market.MarketEvent.MarketSettled;
import io.crossbook.market.MarketEvent.MarketSuspended;
import io.crossbook.market.MarketEvent.MarketTurnedInPlay;
import io.crossbook.market.MarketEvent.ResolutionApproved;
import io.crossbook.market.MarketEvent.ResolutionDisputed;
import io.crossbook.market.MarketEvent.ResolutionProposed;
import io.crossbook.market.MarketEvent.ResolutionRejected;
import io.crossbook.market.MarketEvent.ResolutionRulesSet;
import io.crossbook.market.MarketEvent.ResultCorrected;
import io.crossbook.market.MarketEvent.ResultReported;
import io.crossbook.market.MarketEvent.SelectionRemoved;
import io.crossbook.protocol.MarketStatus;
import java.util.HashMap;
import java.util.Map;

/** Follows the markets event by event. */
final class MarketFold {
    private final Ledger ledger;
    private final Settlements settlements;
    private final Findings findings;
    private final BondFold bonds;
    private final Map<String, Results> results = new HashMap<>();
    private final Handlers<MarketLedger, MarketEvent> handlers = new Handlers<MarketLedger, MarketEvent>(
                    MarketEvent.class)
            .on(MarketCreated.class, this::create)
            .on(MarketScheduled.class, (market, event, where) -> {})
            .on(MarketOpened.class, (market, event, where) -> market.turn(MarketStatus.OPEN))
            .on(MarketSuspended.class, (market, event, where) -> market.turn(MarketStatus.SUSPENDED))
            .on(MarketTurnedInPlay.class, (market, event, where) -> market.turnInPlay())
            .on(MarketClosed.class, (market, event, where) -> market.turn(MarketStatus.CLOSED))
            .on(
                    SelectionRemoved.class,
                    (market, event, where) -> market.remove(
                            event.removed().selection(), event.removed().reductionHundredths()))
            .on(ResolutionRulesSet.class, (market, event, where) -> results(market)
                    .govern(event.rules()))
            .on(ResultReported.class, (market, event, where) -> results(market).report(event, where))
            .on(ResolutionProposed.class, (market, event, where) -> results(market)
                    .propose(event))
            .on(ResolutionApproved.class, (market, event, where) -> results(market)
                    .approve(event, where))
            .on(ResolutionRejected.class, (market, event, where) -> results(market)
                    .reject(event, where))
            .on(ResolutionDisputed.class, (market, event, where) -> results(market)
                    .dispute(event, where))
            .on(MarketResolved.class, this::resolve)
            .on(CorrectionProposed.class, (market, event, where) -> {})
            .on(ResultCorrected.class, this::correct)
            .on(MarketSettled.class, this::settle)
            .complete();

    MarketFold(Ledger ledger, Settlements settlements, Findings findings, BondFold bonds) {
        this.ledger = ledger;
        this.settlements = settlements;
        this.findings = findings;
        this.bonds = bonds;
    }

    private Results results(MarketLedger market) {
        return results.computeIfAbsent(market.marketId, id -> new Results(findings, market, bonds));
    }

    void apply(String marketId, MarketEvent event, Where where) {
        handlers.handle(ledger.market(marketId), event, where);
    }

    private void create(MarketLedger market, MarketCreated event, Where where) {
        if (market.terms != null) {
            throw new IllegalStateException("the market is created twice");
        }
        market.create(event.definition());
    }

    private void resolve(MarketLedger market, MarketResolved event, Where where) {
        if (market.resolution != null) {
            throw new IllegalStateException("the market is resolved twice");
        }
        results(market).resolve(event, where);
        bonds.judge(market.marketId, event.resolution().payouts(), event.at());
        market.resolution = event.resolution();
        market.resolvedAt = event.at();
        market.turn(MarketStatus.SETTLING);
    }

    /** Only what was settled can be corrected, by another person than the one who said so first. */
    private void correct(MarketLedger market, ResultCorrected event, Where where) {
        if (market.settled == null || event.by().equals(event.proposedBy())) {
            throw new IllegalStateException("the result is corrected out of turn: " + event);
        }
        market.settled = null;
        market.resolution = event.resolution();
        market.resolvedAt = event.at();
        market.turn(MarketStatus.SETTLING);
    }

    private void settle(MarketLedger market, MarketSettled event, Where where) {
        settlements.settle(market, ledger.book(market.marketId), event, where);
        boolean voided = market.resolution != null && market.resolution.voided();
        market.turn(voided ? MarketStatus.VOIDED : MarketStatus.SETTLED);
    }
}
