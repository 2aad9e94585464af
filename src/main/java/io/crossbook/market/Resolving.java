package io.crossbook.market;

import io.crossbook.market.MarketEvent.MarketResolved;
import io.crossbook.market.MarketEvent.ResolutionApproved;
import io.crossbook.market.MarketEvent.ResolutionDisputed;
import io.crossbook.market.MarketEvent.ResolutionProposed;
import io.crossbook.market.MarketEvent.ResolutionRejected;
import io.crossbook.market.Transition.Actor;
import io.crossbook.market.Transition.Step;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Decision;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a market comes to its result: who may propose, approve, reject, dispute and arbitrate it, decided against what
 * the market itself has persisted (PROTOCOL.md 5, research 7.8). It keeps nothing.
 */
final class Resolving {
    private final Market market;
    private final Proposals proposals;
    private final long now;

    Resolving(Market market, long now) {
        this.market = market;
        this.proposals = market.proposals();
        this.now = now;
    }

    /** Ends a market of one person's rules, in any other proposes; the same again changes nothing. */
    Decision<MarketEvent, MarketReply> propose(Resolution resolution, Evidence evidence, String by) {
        if (market.definition() == null) {
            return refuse(MarketRejection.MARKET_NOT_FOUND);
        }
        if (market.resolution() != null) {
            return isSame(market.resolution(), resolution)
                    ? unchanged()
                    : refuse(MarketRejection.MARKET_ALREADY_RESOLVED);
        }
        if (market.status() == MarketStatus.PROPOSED) {
            Proposal standing = proposals.current();
            return isSame(standing.resolution(), resolution)
                            && standing.proposedBy().equals(by)
                    ? unchanged()
                    : refuse(MarketRejection.MARKET_ALREADY_PROPOSED);
        }
        if (market.status() == MarketStatus.DISPUTED && proposals.needArbiter()) {
            return refuse(MarketRejection.ARBITER_REQUIRED);
        }
        if (!Transition.isAllowed(Step.PROPOSE, market.status(), Actor.ADMIN)) {
            return refuse(MarketRejection.MARKET_NOT_CLOSED);
        }
        return impossible(resolution).map(this::refuse).orElseGet(() -> proposed(resolution, evidence, by));
    }

    private Decision<MarketEvent, MarketReply> proposed(Resolution resolution, Evidence evidence, String by) {
        ResolutionRules rules = proposals.rules();
        Step atOnce = resolution.voided() ? Step.VOID : Step.RESOLVE;
        if (rules.equals(ResolutionRules.ONE_PERSON) && Transition.isAllowed(atOnce, market.status(), Actor.ADMIN)) {
            return persist(new MarketResolved(resolution, by, now));
        }
        String id = proposals.nextId(market.marketId());
        var proposed = new ResolutionProposed(id, resolution, evidence, by, now);
        return rules.approvals() > 1
                ? persist(proposed)
                : persist(proposed, new ResolutionApproved(id, rules.finalAt(now), by, now));
    }

    /** Approves another person's proposal; whoever proposed it is refused whatever token or role is used. */
    Decision<MarketEvent, MarketReply> approve(String proposalId, String by) {
        Optional<MarketRejection> unknown = unknown(proposalId);
        if (unknown.isPresent()) {
            return refuse(unknown.get());
        }
        Proposal proposal = proposals.current();
        if (proposal.proposedBy().equals(by)) {
            return refuse(MarketRejection.FOUR_EYES_REQUIRED);
        }
        if (proposal.isApproved() && market.status() != MarketStatus.DISPUTED) {
            return unchanged();
        }
        if (!Transition.isAllowed(Step.APPROVE, market.status(), Actor.ADMIN)) {
            return refuse(MarketRejection.INVALID_MARKET_TRANSITION);
        }
        long finalAt = proposals.rules().finalAt(now);
        var approved = new ResolutionApproved(proposalId, finalAt, by, now);
        return finalAt > now
                ? persist(approved)
                : persist(approved, new MarketResolved(proposal.resolution(), by, now));
    }

    /** Takes a proposal off before anybody is paid by it, also one's own; the market waits for another. */
    Decision<MarketEvent, MarketReply> reject(String proposalId, String reason, String by) {
        Optional<MarketRejection> unknown = unknown(proposalId);
        if (unknown.isPresent()) {
            return refuse(unknown.get());
        }
        if (market.status() == MarketStatus.DISPUTED && proposals.needArbiter()) {
            return refuse(MarketRejection.ARBITER_REQUIRED);
        }
        return Transition.isAllowed(Step.REJECT, market.status(), Actor.ADMIN)
                ? persist(new ResolutionRejected(proposalId, reason, by, now))
                : refuse(MarketRejection.INVALID_MARKET_TRANSITION);
    }

    /** Objects to an approved result in its time; whether the user has a bet here is for the caller to know. */
    Decision<MarketEvent, MarketReply> dispute(String userId, String reason) {
        if (market.definition() == null) {
            return refuse(MarketRejection.MARKET_NOT_FOUND);
        }
        if (market.status() == MarketStatus.DISPUTED) {
            return unchanged();
        }
        if (proposals.rules().disputeBond() > 0) {
            return refuse(MarketRejection.DISPUTE_BOND_REQUIRED);
        }
        boolean open = Transition.isAllowed(Step.DISPUTE, market.status(), Actor.USER)
                && proposals.isApproved()
                && now < proposals.current().finalAt();
        return open
                ? persist(new ResolutionDisputed(proposals.current().proposalId(), userId, reason, now))
                : refuse(MarketRejection.DISPUTE_WINDOW_CLOSED);
    }

    /** Hears a source; enough of them that say the same are a result, two that differ a dispute. */
    Decision<MarketEvent, MarketReply> report(String source, Resolution resolution, String sha256) {
        if (market.definition() == null) {
            return refuse(MarketRejection.MARKET_NOT_FOUND);
        }
        var hearing = new Hearing(market, now);
        if (hearing.isRepeat(source, resolution)) {
            return unchanged();
        }
        return hearing.refusal(source)
                .or(() -> impossible(resolution))
                .map(this::refuse)
                .orElseGet(
                        () -> persist(hearing.hear(source, resolution, sha256).toArray(MarketEvent[]::new)));
    }

    /** Ends the second dispute for good: with a result, or as too early, with none (null). */
    Decision<MarketEvent, MarketReply> arbitrate(Resolution resolution, String reason, String by) {
        if (market.definition() == null) {
            return refuse(MarketRejection.MARKET_NOT_FOUND);
        }
        if (market.resolution() != null) {
            return resolution != null && isSame(market.resolution(), resolution)
                    ? unchanged()
                    : refuse(MarketRejection.MARKET_ALREADY_RESOLVED);
        }
        if (!Transition.isAllowed(Step.ARBITRATE, market.status(), Actor.ARBITER) || !proposals.needArbiter()) {
            return refuse(MarketRejection.INVALID_MARKET_TRANSITION);
        }
        if (proposals.isInvolved(by)) {
            return refuse(MarketRejection.FOUR_EYES_REQUIRED);
        }
        if (resolution == null) {
            String disputed = proposals.current().proposalId();
            return persist(new ResolutionRejected(disputed, reason, by, now));
        }
        return impossible(resolution)
                .map(this::refuse)
                .orElseGet(() -> persist(new MarketResolved(resolution, by, now)));
    }

    /** Why the market cannot end like this, if so. */
    Optional<MarketRejection> impossible(Resolution resolution) {
        var terms = market.definition().terms();
        if (resolution.voided()) {
            return terms.rules().voidable() ? Optional.empty() : Optional.of(MarketRejection.VOID_NOT_SUPPORTED);
        }
        List<Integer> fractions = resolution.payouts().fractions();
        for (int i = 0; i < fractions.size(); i++) {
            if (fractions.get(i) != 0 && market.isRemoved(i)) {
                return Optional.of(MarketRejection.INVALID_RESOLUTION);
            }
        }
        return resolution.payouts().fits(terms) ? Optional.empty() : Optional.of(MarketRejection.INVALID_RESOLUTION);
    }

    private Optional<MarketRejection> unknown(String proposalId) {
        if (market.definition() == null) {
            return Optional.of(MarketRejection.MARKET_NOT_FOUND);
        }
        return proposals.isCurrent(proposalId) ? Optional.empty() : Optional.of(MarketRejection.PROPOSAL_NOT_FOUND);
    }

    private static boolean isSame(Resolution one, Resolution other) {
        return Objects.equals(one.payouts(), other.payouts());
    }

    private Decision<MarketEvent, MarketReply> refuse(MarketRejection reason) {
        return Decision.reply(new MarketReply.Refused(reason));
    }

    private Decision<MarketEvent, MarketReply> unchanged() {
        return Decision.reply(new MarketReply.Viewed(market.view()));
    }

    private Decision<MarketEvent, MarketReply> persist(MarketEvent... events) {
        return Decision.persist(List.of(events), new MarketReply.Viewed(After.view(market, List.of(events))));
    }
}
