package io.crossbook.market;

import io.crossbook.market.MarketCommand.RemoveSelection;
import io.crossbook.market.Transition.Actor;
import io.crossbook.market.Transition.Step;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.sourcing.Decision;
import java.util.List;

/** Whether a selection may leave the running: once bets may exist, only where the kind knows what becomes of them. */
final class Removing {
    private Removing() {}

    static Decision<MarketEvent, MarketReply> decide(Market market, RemoveSelection asked, long now) {
        if (market.definition() == null) {
            return refuse(MarketRejection.MARKET_NOT_FOUND);
        }
        int selection = market.definition().indexOf(asked.selectionId());
        if (selection < 0) {
            return refuse(MarketRejection.SELECTION_NOT_FOUND);
        }
        if (market.isRemoved(selection)) {
            return Decision.reply(new MarketReply.Viewed(market.view()));
        }
        if (!Transition.isAllowed(Step.REMOVE_SELECTION, market.status(), Actor.ADMIN)
                || (market.status() != MarketStatus.INACTIVE
                        && !market.definition().terms().rules().reduces())) {
            return refuse(MarketRejection.MARKET_ALREADY_OPENED);
        }
        if (market.running() <= market.definition().numberOfWinners()) {
            return refuse(MarketRejection.TOO_FEW_SELECTIONS);
        }
        var event = new MarketEvent.SelectionRemoved(
                new RemovedSelection(selection, asked.reductionHundredths()), asked.by(), now);
        return Decision.persist(event, new MarketReply.Viewed(After.view(market, List.of(event))));
    }

    private static Decision<MarketEvent, MarketReply> refuse(MarketRejection reason) {
        return Decision.reply(new MarketReply.Refused(reason));
    }
}
