package io.crossbook.simulation;

import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketView;
import io.crossbook.protocol.Resolution;
import io.crossbook.wallet.WalletCommand;
import java.util.List;
import java.util.function.Supplier;

/**
 * Those who end a market by its rules: it is closed, one proposes a result, another approves it, users dispute it, an
 * arbiter judges. They look at it again and again and do what it waits for, whatever became of what they did before.
 */
final class Officials {
    private static final String PROPOSER = "proposer";
    private static final String APPROVER = "approver";
    private static final String ARBITER = "arbiter";
    private static final int DISPUTES_FOR_ARBITER = 2;

    private final World world;
    private final String marketId;
    private final Supplier<Resolution> finding;
    private Resolution seen;

    /** Of one market, each with a finding of their own. */
    Officials(World world, String marketId, Supplier<Resolution> finding) {
        this.world = world;
        this.marketId = marketId;
        this.finding = finding;
    }

    /** Does what a market that looks like this waits for. */
    void see(MarketView market) {
        if (market.status().isClosed() && !market.resolutionRules().sources().isEmpty()) {
            report(market);
        }
        switch (market.status()) {
            case INACTIVE, OPEN, SUSPENDED -> tell(new MarketCommand.CloseMarket(market.version(), PROPOSER));
            case CLOSED -> {
                // People wait a little for the sources, if there are any.
                if (market.resolutionRules().sources().isEmpty()
                        || world.weather().oneIn(4)) {
                    propose();
                }
            }
            case PROPOSED -> judge(market);
            case DISPUTED -> {
                if (market.disputes().size() >= DISPUTES_FOR_ARBITER) {
                    Resolution judgement = isHardToTell() && world.weather().oneIn(2) ? null : finding.get();
                    tell(new MarketCommand.ArbitrateResolution(judgement, "judgement", ARBITER));
                } else {
                    propose();
                }
            }
            default -> {
                // It waits for nobody.
            }
        }
    }

    /** One of its sources says what it saw, which is mostly the same. */
    private void report(MarketView market) {
        List<String> sources = market.resolutionRules().sources();
        String source = sources.get(world.weather().below(sources.size()));
        if (seen == null || world.weather().oneIn(5)) {
            seen = finding.get();
        }
        tell(new MarketCommand.ReportResult(source, seen, "hash of what " + source + " signed"));
    }

    private void propose() {
        tell(new MarketCommand.ResolveMarket(finding.get(), null, PROPOSER));
    }

    private void judge(MarketView market) {
        String proposal = market.proposal().proposalId();
        if (market.proposal().isApproved()) {
            if (isHardToTell()) {
                dispute(market.resolutionRules().disputeBond(), proposal);
            }
        } else if (world.weather().oneIn(8)) {
            tell(new MarketCommand.RejectResolution(proposal, "no", APPROVER));
        } else {
            tell(new MarketCommand.ApproveResolution(proposal, world.weather().oneIn(3) ? PROPOSER : APPROVER));
        }
    }

    private void dispute(long bond, String proposal) {
        if (bond == 0) {
            tell(new MarketCommand.DisputeResolution("I saw it differently", user()));
        } else {
            var command = new WalletCommand.ReserveBond(marketId, proposal, bond, "I saw it differently");
            world.network().ask(world.wallet(user()), command, ignored -> {});
        }
    }

    /** Sometimes, and no longer when everything is to come to its end. */
    private boolean isHardToTell() {
        return !world.weather().isFair() && world.weather().oneIn(3);
    }

    private String user() {
        return world.bettors()
                .get(world.weather().below(world.bettors().size()))
                .userId();
    }

    private void tell(MarketCommand command) {
        world.network().ask(world.market(marketId), command, ignored -> {});
    }
}
