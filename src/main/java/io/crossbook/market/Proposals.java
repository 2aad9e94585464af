package io.crossbook.market;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.protocol.BondFate;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Ids;
import io.crossbook.sourcing.Persisted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What has been proposed as the result of one market, and what became of it. */
final class Proposals {
    /** The first dispute asks for a new proposal, the second for the arbiter. */
    private static final int DISPUTES_FOR_ARBITER = 2;

    private ResolutionRules rules = ResolutionRules.ONE_PERSON;
    private int made;
    private Proposal current;
    private final List<Dispute> disputes = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final Set<String> involved = new TreeSet<>();
    private final Bonds bonds = new Bonds();

    /** As the snapshot store keeps them. */
    record Kept(
            ResolutionRules rules,
            int made,
            Proposal current,
            List<Dispute> disputes,
            List<String> involved,
            @Added List<Report> reports,
            @Added List<Bond> bonds)
            implements Persisted {}

    void restore(Kept kept) {
        rules = kept.rules();
        made = kept.made();
        current = kept.current();
        disputes.addAll(kept.disputes());
        involved.addAll(kept.involved());
        reports.addAll(kept.reports());
        bonds.restore(kept.bonds());
    }

    Kept kept() {
        return new Kept(
                rules, made, current, List.copyOf(disputes), List.copyOf(involved), List.copyOf(reports), bonds.all());
    }

    ResolutionRules rules() {
        return rules;
    }

    /** The proposal that stands or was disputed last, null when there is none. */
    Proposal current() {
        return current;
    }

    List<Dispute> disputes() {
        return List.copyOf(disputes);
    }

    /** What was set aside for the disputes. */
    Bonds bonds() {
        return bonds;
    }

    /** What the sources have said, in their order. */
    List<Report> reports() {
        return List.copyOf(reports);
    }

    void report(Report report) {
        reports.add(report);
    }

    boolean isApproved() {
        return current != null && current.isApproved();
    }

    boolean isCurrent(String proposalId) {
        return current != null && current.proposalId().equals(proposalId);
    }

    /** Whether it takes the arbiter now. */
    boolean needArbiter() {
        return disputes.size() >= DISPUTES_FOR_ARBITER;
    }

    /** Whether this person ever proposed or approved a result here, and so can't judge a dispute of it. */
    boolean isInvolved(String by) {
        return involved.contains(by);
    }

    /** The id of the next proposal: the same again for whoever asks again before it is made. */
    String nextId(String marketId) {
        return idOf(marketId, made + 1);
    }

    /** Whether this was proposed here at some time. */
    boolean wasMade(String marketId, String proposalId) {
        return IntStream.rangeClosed(1, made)
                .anyMatch(number -> idOf(marketId, number).equals(proposalId));
    }

    private static String idOf(String marketId, int number) {
        return Ids.named("resolution:" + marketId + ":" + number);
    }

    void govern(ResolutionRules given) {
        rules = given;
    }

    void propose(Proposal proposal) {
        made++;
        current = proposal;
        involved.add(proposal.proposedBy());
    }

    void approve(String proposalId, String by, long finalAt) {
        requireCurrent(proposalId);
        current = current.approved(by, finalAt);
        involved.add(by);
    }

    void reject(String proposalId) {
        requireCurrent(proposalId);
        bonds.giveBack(proposalId);
        current = null;
    }

    void dispute(Dispute dispute) {
        requireCurrent(dispute.proposalId());
        disputes.add(dispute);
        if (dispute.bond() > 0) {
            Payouts disputed = current.resolution().payouts();
            bonds.take(new Bond(dispute.proposalId(), dispute.userId(), dispute.bond(), disputed, BondFate.HELD));
        }
    }

    private void requireCurrent(String proposalId) {
        if (!isCurrent(proposalId)) {
            throw new IllegalStateException("the proposal is " + current + ", not " + proposalId);
        }
    }
}
