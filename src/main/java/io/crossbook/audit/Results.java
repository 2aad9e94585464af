package io.crossbook.audit;

import io.crossbook.market.MarketEvent.MarketResolved;
import io.crossbook.market.MarketEvent.ResolutionApproved;
import io.crossbook.market.MarketEvent.ResolutionDisputed;
import io.crossbook.market.MarketEvent.ResolutionProposed;
import io.crossbook.market.MarketEvent.ResolutionRejected;
import io.crossbook.protocol.MarketStatus;
import java.util.HashSet;
import java.util.Set;

/** Follows how one market came to its result: a result of two people must have had two, and the arbiter be a third. */
final class Results {
    private static final int DISPUTES_FOR_ARBITER = 2;
    private static final String CLOCK = "schedule";

    private final Findings findings;
    private final MarketLedger market;
    private int approvals = 1;
    private ResolutionProposed proposed;
    private ResolutionApproved approved;
    private int disputes;
    private final Set<String> involved = new HashSet<>();

    Results(Findings findings, MarketLedger market) {
        this.findings = findings;
        this.market = market;
    }

    void govern(int people) {
        approvals = people;
    }

    void propose(ResolutionProposed event) {
        proposed = event;
        approved = null;
        involved.add(event.by());
        market.turn(MarketStatus.PROPOSED);
    }

    void approve(ResolutionApproved event, Where where) {
        if (!isCurrent(event.proposalId())) {
            check(false, where, "approves a result that is not proposed: " + event);
            return;
        }
        check(
                approvals == 1 || !event.by().equals(proposed.by()),
                where,
                "the result is approved by who proposed it, " + event.by());
        approved = event;
        involved.add(event.by());
        market.turn(MarketStatus.PROPOSED);
    }

    void reject(ResolutionRejected event, Where where) {
        check(isCurrent(event.proposalId()), where, "rejects a result that is not proposed: " + event);
        proposed = null;
        approved = null;
        market.turn(MarketStatus.CLOSED);
    }

    void dispute(ResolutionDisputed event, Where where) {
        check(
                approved != null && approved.proposalId().equals(event.proposalId()) && event.at() < approved.finalAt(),
                where,
                "disputes a result that cannot be: " + event);
        disputes++;
        market.turn(MarketStatus.DISPUTED);
    }

    void resolve(MarketResolved event, Where where) {
        boolean agreed = approved != null
                && event.at() >= approved.finalAt()
                && event.resolution().equals(proposed.resolution());
        boolean judged = disputes >= DISPUTES_FOR_ARBITER && !involved.contains(event.by());
        boolean late =
                approved == null && event.resolution().voided() && event.by().equals(CLOCK);
        boolean alone = approvals == 1 && proposed == null;
        check(agreed || judged || late || alone, where, "nobody agreed to " + event);
    }

    private boolean isCurrent(String proposalId) {
        return proposed != null && proposed.proposalId().equals(proposalId);
    }

    private void check(boolean holds, Where where, String otherwise) {
        if (!holds) {
            findings.add(Invariant.SETTLEMENT, where, otherwise);
        }
    }
}
