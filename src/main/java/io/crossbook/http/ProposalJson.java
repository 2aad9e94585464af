package io.crossbook.http;

import io.crossbook.domain.money.Money;
import io.crossbook.market.Dispute;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketView;
import io.crossbook.market.Proposal;
import java.util.List;

/** A proposed result as everybody reads it, and with who did what for those who decide. */
record ProposalJson(
        String proposalId,
        MarketJson.ResolutionJson resolution,
        EvidenceBody evidence,
        String proposedBy,
        String proposedAt,
        boolean approved,
        String approvedBy,
        String finalAt) {

    record DisputeJson(String proposalId, String userId, String reason, String bond, String at) {
        private static DisputeJson of(Dispute dispute, boolean named) {
            return new DisputeJson(
                    dispute.proposalId(),
                    named ? dispute.userId() : null,
                    dispute.reason(),
                    amount(dispute.bond()),
                    Times.ofMicros(dispute.at()));
        }
    }

    /** Null where there is none. */
    static String amount(long micros) {
        return micros == 0 ? null : Money.ofMicros(micros).toString();
    }

    /** Without names; null where nothing is proposed. */
    static ProposalJson unnamed(MarketView market) {
        return market.proposal() == null ? null : of(market.proposal(), market.definition(), false);
    }

    static ProposalJson named(MarketView market) {
        return of(market.proposal(), market.definition(), true);
    }

    static List<DisputeJson> disputes(MarketView market, boolean named) {
        return market.disputes().stream()
                .map(dispute -> DisputeJson.of(dispute, named))
                .toList();
    }

    private static ProposalJson of(Proposal proposal, MarketDefinition definition, boolean named) {
        return new ProposalJson(
                proposal.proposalId(),
                MarketJson.resolution(proposal.resolution(), definition),
                EvidenceBody.of(proposal.evidence()),
                named ? proposal.proposedBy() : null,
                Times.ofMicros(proposal.proposedAt()),
                proposal.isApproved(),
                named ? proposal.approvedBy() : null,
                proposal.isApproved() ? Times.ofMicros(proposal.finalAt()) : null);
    }
}
