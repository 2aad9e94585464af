package io.crossbook.http;

import io.crossbook.market.Dispute;
import io.crossbook.market.MarketView;
import io.crossbook.market.Markets;
import io.crossbook.market.Proposal;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.wallet.WalletView;
import io.crossbook.wallet.Wallets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How a user disputes a result: with money at stake in the market and, where it asks for one, a bond. The wallet sets
 * the bond aside and goes on asking the market by itself; what is asked here only brings the answer sooner.
 */
final class Disputes {
    private final Markets markets;
    private final Wallets wallets;

    Disputes(Markets markets, Wallets wallets) {
        this.markets = markets;
        this.wallets = wallets;
    }

    CompletionStage<MarketView> dispute(String marketId, String userId, String reason) {
        return wallets.view(userId).thenCompose(wallet -> {
            if (!bets(wallet, marketId)) {
                throw new ProblemException(ProblemCode.NOTHING_AT_STAKE);
            }
            return markets.get(marketId)
                    .thenCompose(market -> market.resolutionRules().disputeBond() == 0
                            ? markets.dispute(marketId, reason, userId)
                            : withBond(market, userId, reason));
        });
    }

    private static boolean bets(WalletView wallet, String marketId) {
        return wallet.markets().stream()
                .anyMatch(one -> one.marketId().equals(marketId)
                        && one.profitIfOutcome().stream().anyMatch(profit -> profit != 0));
    }

    private CompletionStage<MarketView> withBond(MarketView market, String userId, String reason) {
        Proposal proposal = market.proposal();
        if (market.status() == MarketStatus.DISPUTED) {
            if (isDisputedBy(userId, market)) {
                return CompletableFuture.completedFuture(market);
            }
            throw new ProblemException(ProblemCode.MARKET_ALREADY_DISPUTED);
        }
        if (market.status() != MarketStatus.PROPOSED || !proposal.isApproved()) {
            throw new ProblemException(ProblemCode.DISPUTE_WINDOW_CLOSED);
        }
        String marketId = market.marketId();
        long bond = market.resolutionRules().disputeBond();
        return wallets.reserveBond(userId, marketId, proposal.proposalId(), bond, reason)
                .thenCompose(reserved -> {
                    if (!reserved.isPending()) {
                        throw new ProblemException(ProblemCode.DISPUTE_WINDOW_CLOSED);
                    }
                    return markets.dispute(
                            new Message.Dispute(marketId, userId, proposal.proposalId(), bond, reserved.reason()));
                });
    }

    private static boolean isDisputedBy(String userId, MarketView market) {
        List<Dispute> disputes = market.disputes();
        Dispute last = disputes.get(disputes.size() - 1);
        return last.userId().equals(userId)
                && last.proposalId().equals(market.proposal().proposalId());
    }
}
