package io.crossbook.audit;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.market.MarketEvent.MarketResolved;
import io.crossbook.market.MarketEvent.ResolutionApproved;
import io.crossbook.market.MarketEvent.ResolutionDisputed;
import io.crossbook.market.MarketEvent.ResolutionProposed;
import io.crossbook.market.MarketEvent.ResolutionRejected;
import io.crossbook.market.MarketEvent.ResultReported;
import io.crossbook.market.ResolutionRules;
import io.crossbook.protocol.MarketStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Follows how one market came to its result: a result of two people must have had two, and the arbiter be a third. */
final class Results {
    private static final int DISPUTES_FOR_ARBITER = 2;
    private static final String ORACLE = "oracle";
    private static final String CLOCK = "schedule";
    private static final String SOURCE = "source:";

    private final Findings findings;
    private final MarketLedger market;
    private final BondFold bonds;
    private ResolutionRules rules = ResolutionRules.ONE_PERSON;
    private final Map<String, Payouts> reports = new HashMap<>();
    private ResolutionProposed proposed;
    private ResolutionApproved approved;
    private int disputes;
    private final Set<String> involved = new HashSet<>();

    Results(Findings findings, MarketLedger market, BondFold bonds) {
        this.findings = findings;
        this.market = market;
        this.bonds = bonds;
    }

    void govern(ResolutionRules given) {
        rules = given;
    }

    void report(ResultReported event, Where where) {
        check(rules.sources().contains(event.source()), where, "listens to a source that is not its own: " + event);
        check(!reports.containsKey(event.source()), where, "a source reports twice: " + event);
        reports.put(event.source(), event.resolution().payouts());
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
                isOracle(event.by()) || rules.approvals() == 1 || !event.by().equals(proposed.by()),
                where,
                "the result is approved by who proposed it, " + event.by());
        approved = event;
        involved.add(event.by());
        market.turn(MarketStatus.PROPOSED);
    }

    void reject(ResolutionRejected event, Where where) {
        check(isCurrent(event.proposalId()), where, "rejects a result that is not proposed: " + event);
        bonds.tooEarly(event.proposalId(), event.at());
        proposed = null;
        approved = null;
        market.turn(MarketStatus.CLOSED);
    }

    void dispute(ResolutionDisputed event, Where where) {
        boolean open =
                approved != null && approved.proposalId().equals(event.proposalId()) && event.at() < approved.finalAt();
        String source = event.userId().replaceFirst("^" + SOURCE, "");
        boolean differs = isCurrent(event.proposalId())
                && reports.containsKey(source)
                && !Objects.equals(reports.get(source), proposed.resolution().payouts());
        check(open || differs, where, "disputes a result that cannot be: " + event);
        if (isCurrent(event.proposalId())) {
            long asked = event.userId().startsWith(SOURCE) ? 0 : rules.disputeBond();
            bonds.take(market.marketId, event, asked, proposed.resolution().payouts(), where);
        }
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
        boolean alone = rules.approvals() == 1 && proposed == null;
        check(agreed || judged || late || alone, where, "nobody agreed to " + event);
    }

    /** What no person approved must be what enough sources reported. */
    private boolean isOracle(String by) {
        long agreeing = reports.values().stream()
                .filter(payouts -> Objects.equals(payouts, proposed.resolution().payouts()))
                .count();
        return by.equals(ORACLE) && rules.quorum() > 0 && agreeing >= rules.quorum();
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
