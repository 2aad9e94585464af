package io.crossbook.market;

import io.crossbook.protocol.BondFate;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Decision;
import java.util.List;
import java.util.Optional;

/**
 * Whether the market takes a dispute whose bond a wallet has set aside. The wallet gives the bond back only on the
 * market's word, so that word must be durable or never untrue again: a proposal that is over stays over (PROTOCOL.md
 * law P1). An instance that does not know the proposal yet says nothing; the wallet asks again.
 */
final class Disputing {
    private final Market market;
    private final Message.Dispute dispute;
    private final long now;

    Disputing(Market market, Message.Dispute dispute, long now) {
        this.market = market;
        this.dispute = dispute;
        this.now = now;
    }

    Decision<MarketEvent, MarketReply> decide() {
        if (market.definition() == null) {
            return reply(MarketRejection.MARKET_NOT_FOUND);
        }
        Proposals proposals = market.proposals();
        Optional<Bond> taken = proposals.bonds().of(dispute.proposalId(), dispute.userId());
        if (taken.isPresent()) {
            return viewed(List.of()).sending(Bonds.word(market.marketId(), taken.get()));
        }
        if (proposals.rules().disputeBond() != dispute.bond()) {
            return refuse(MarketRejection.DISPUTE_BOND_DIFFERS, List.of());
        }
        if (!proposals.wasMade(market.marketId(), dispute.proposalId())) {
            return reply(MarketRejection.PROPOSAL_NOT_FOUND);
        }
        boolean standing = proposals.isCurrent(dispute.proposalId()) && market.status() == MarketStatus.PROPOSED;
        if (!standing) {
            return refuse(
                    market.status() == MarketStatus.DISPUTED
                            ? MarketRejection.MARKET_ALREADY_DISPUTED
                            : MarketRejection.DISPUTE_WINDOW_CLOSED,
                    List.of());
        }
        return proposals.isApproved() ? inTime() : reply(MarketRejection.DISPUTE_WINDOW_CLOSED);
    }

    /** That the time is over is no durable fact; that the result has become final is. */
    private Decision<MarketEvent, MarketReply> inTime() {
        Proposal disputed = market.proposals().current();
        if (now >= disputed.finalAt()) {
            return refuse(MarketRejection.DISPUTE_WINDOW_CLOSED, ScheduledStep.due(market, now));
        }
        return viewed(List.of(new MarketEvent.ResolutionDisputed(
                        disputed.proposalId(), dispute.userId(), dispute.reason(), dispute.bond(), now)))
                .sending(word(BondFate.HELD, null));
    }

    private Decision<MarketEvent, MarketReply> refuse(MarketRejection reason, List<MarketEvent> events) {
        Decision<MarketEvent, MarketReply> decision = Decision.persist(events, new MarketReply.Refused(reason));
        return decision.sending(word(BondFate.REFUSED, reason.name()));
    }

    private Message.BondWord word(BondFate fate, String reason) {
        return new Message.BondWord(dispute.userId(), market.marketId(), dispute.proposalId(), fate, 0, reason);
    }

    private static Decision<MarketEvent, MarketReply> reply(MarketRejection reason) {
        return Decision.reply(new MarketReply.Refused(reason));
    }

    private Decision<MarketEvent, MarketReply> viewed(List<MarketEvent> events) {
        return Decision.persist(events, new MarketReply.Viewed(After.view(market, events)));
    }
}
