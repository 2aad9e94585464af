package io.crossbook.http;

import io.crossbook.domain.money.Money;
import io.crossbook.wallet.BondView;

/** A dispute with a bond as its owner reads it; reward and refusal are absent where there is none. */
record BondJson(
        String proposalId,
        String marketId,
        String bond,
        String reason,
        String status,
        String reward,
        String refusal,
        String at) {
    static BondJson of(BondView view) {
        return new BondJson(
                view.proposalId(),
                view.marketId(),
                Money.ofMicros(view.bond()).toString(),
                view.reason(),
                view.status(),
                ProposalJson.amount(view.reward()),
                view.refusal(),
                Times.ofMicros(view.at()));
    }
}
