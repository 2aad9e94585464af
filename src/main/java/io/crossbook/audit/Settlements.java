package io.crossbook.audit;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.market.MarketEvent.MarketSettled;
import io.crossbook.orderbook.OrderBookEvent.RunnerRemoved;
import io.crossbook.orderbook.OrderBookEvent.SettlementCompleted;
import io.crossbook.orderbook.OrderBookEvent.SettlementCorrected;
import io.crossbook.orderbook.OrderBookEvent.SettlementStarted;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Resolution;
import io.crossbook.wallet.WalletEvent.SettlementDisputed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** I7: a market is settled as it was resolved, each user paid once what the bets are worth, less the commission. */
final class Settlements {
    private final Findings findings;
    private final Conservation conservation;
    private final EffectDelivery delivery;

    Settlements(Findings findings, Conservation conservation, EffectDelivery delivery) {
        this.findings = findings;
        this.conservation = conservation;
        this.delivery = delivery;
    }

    /** A book must do what its market says, each time something newer. */
    void checkControl(MarketLedger market, BookControl before, BookControl control, Where where) {
        if (before != null && control.version() <= before.version()) {
            broken(where, "control " + control.version() + " comes after control " + before.version());
        }
        BookControl said = market.control(control.version());
        if (!control.equals(said) && !isOlderForm(control, said)) {
            broken(where, "follows " + control + ", but its market says " + said);
        }
    }

    /** Reductions were not told to books once. */
    private static boolean isOlderForm(BookControl control, BookControl said) {
        return said != null
                && control.reductions().isEmpty()
                && control.betDelayModel() == null
                && control.equals(new BookControl(
                        said.version(),
                        said.terms(),
                        said.status(),
                        said.inPlay(),
                        said.removed(),
                        said.resolution(),
                        List.of(),
                        0,
                        null));
    }

    /** Only what its market has removed leaves the running, once and with the market's reduction. */
    void checkRemoval(BookLedger book, RunnerRemoved event, Where where) {
        BookControl control = book.control;
        int index = control == null ? -1 : control.removed().indexOf(event.selection());
        boolean agrees = index >= 0
                && index < control.reductions().size()
                && control.reductions().get(index) == event.reductionHundredths()
                && control.version() == event.version();
        if (!agrees || book.removals.stream().anyMatch(one -> one.selection() == event.selection())) {
            broken(where, "removes by " + event + ", but its market says " + control);
        }
    }

    void checkDefinition(MarketLedger market, BookLedger book, Where where) {
        if (!book.terms.equals(market.terms)) {
            broken(where, "reckons with " + book.terms + ", but its market has " + market.terms);
        }
    }

    /** Reckons every user's profit anew, compares the sums and owes everybody the result. */
    void start(BookLedger book, MarketLedger market, SettlementStarted event, Where where) {
        if (book.started != null) {
            broken(where, "a second settlement");
            return;
        }
        if (!book.isClosed() || !event.resolution().equals(market.resolution)) {
            broken(where, "settles by " + event.resolution() + ", but its market says " + market.resolution);
        }
        book.started = event;
        SettlementStarted own = reckon(book, event);
        if (!own.equals(event)) {
            broken(where, "settles with " + event + ", but the bets say " + own);
        }
        Payouts payouts = event.resolution().payouts();
        long mostRounding = payouts != null && Position.isShared(payouts) ? own.users() : 0;
        conservation.checkSettlement(own.profit(), own.loss(), mostRounding, where);
        conservation.earn(Math.addExact(own.commission(), own.rounding()));
    }

    /** Reckons again by the right result and owes the differences, when everybody had what the wrong one gave. */
    void startCorrection(BookLedger book, MarketLedger market, SettlementCorrected event, Where where) {
        SettlementStarted wrong = book.started;
        if (wrong == null || !book.completed || !event.resolution().equals(market.resolution)) {
            broken(where, "corrects " + wrong + " to " + event.resolution() + ", its market says " + market.resolution);
            return;
        }
        Payouts before = wrong.resolution().payouts();
        SettlementStarted own = sums(book, event.version(), event.resolution(), event.at());
        SettlementStarted said = new SettlementStarted(
                event.version(),
                event.resolution(),
                event.users(),
                event.profit(),
                event.loss(),
                event.commission(),
                event.payoutHash(),
                event.at(),
                event.rounding());
        if (!own.equals(said)) {
            broken(where, "corrects with " + event + ", but the bets say " + own);
        }
        book.started = said;
        book.completed = false;
        for (Channel channel : book.channels()) {
            owe(book, channel, before, event);
        }
        conservation.earn(own.commission() + own.rounding() - wrong.commission() - wrong.rounding());
    }

    private void owe(BookLedger book, Channel channel, Payouts before, SettlementCorrected event) {
        Payouts after = event.resolution().payouts();
        long profit = profit(channel.position, after) - profit(channel.position, before);
        long commission = fee(book, channel, after) - fee(book, channel, before);
        if (profit != 0 || commission != 0) {
            var effect = new Effect.Corrected(event.version(), after, profit, commission);
            delivery.issue(channel, effect, null, profit - commission, event.at());
        }
    }

    private static long profit(Position position, Payouts payouts) {
        return payouts == null ? 0 : position.profit(payouts);
    }

    private static long fee(BookLedger book, Channel channel, Payouts payouts) {
        return Fees.on(profit(channel.position, payouts), book.terms.commissionBps(), channel.discountBps);
    }

    private SettlementStarted reckon(BookLedger book, SettlementStarted event) {
        Payouts payouts = event.resolution().payouts();
        for (Channel channel : book.channels()) {
            long profit = profit(channel.position, payouts);
            long commission = fee(book, channel, payouts);
            Effect effect = payouts == null
                    ? new Effect.Voided(event.version())
                    : new Effect.Settled(event.version(), payouts, profit, commission);
            delivery.issue(channel, effect, null, profit - commission, event.at());
        }
        return sums(book, event.version(), event.resolution(), event.at());
    }

    private static SettlementStarted sums(BookLedger book, long version, Resolution resolution, long at) {
        Payouts payouts = resolution.payouts();
        long profits = 0;
        long losses = 0;
        long commissions = 0;
        StringBuilder list = new StringBuilder();
        for (Channel channel : payouts == null ? List.<Channel>of() : book.channels()) {
            long profit = profit(channel.position, payouts);
            long commission = fee(book, channel, payouts);
            profits = Math.addExact(profits, Math.max(0, profit));
            losses = Math.addExact(losses, Math.max(0, -profit));
            commissions = Math.addExact(commissions, commission);
            list.append(channel.userId + ':' + profit + ':' + commission + '\n');
        }
        return new SettlementStarted(
                version,
                resolution,
                book.channels().size(),
                profits,
                losses,
                commissions,
                sha256(list.toString()),
                at,
                Math.subtractExact(losses, profits));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A wallet was paid; what it held in the market must be worth as much. */
    void pay(BookLedger book, WalletLedger.Standing standing, Effect.Settled paid, Where where) {
        checkOnce(book, standing, paid.version(), where);
        long profit = standing.position.profit(paid.payouts());
        long commission = Fees.on(profit, standing.terms.commissionBps(), standing.discountBps);
        if (profit != paid.profit() || commission != paid.commission()) {
            broken(
                    where,
                    "pays " + Amounts.text(paid.profit()) + " less " + Amounts.text(paid.commission())
                            + ", but the wallet's bets are worth " + Amounts.text(profit) + " less "
                            + Amounts.text(commission));
        }
        if (book.started != null
                && !paid.payouts().equals(book.started.resolution().payouts())) {
            broken(where, "pays by " + paid.payouts() + " and not by " + book.started.resolution());
        }
    }

    /** A wallet got, or gave back, the difference to the right result; what it held must be worth that. */
    void correct(BookLedger book, WalletLedger.Standing standing, Effect.Corrected paid, Where where) {
        if (standing.bets == null || book.started == null || book.started.version() != paid.version()) {
            broken(where, "corrects market " + book.marketId + " by version " + paid.version() + " out of turn");
            return;
        }
        long profit = profit(standing.bets, paid.payouts());
        long commission = Fees.on(profit, standing.terms.commissionBps(), standing.discountBps);
        standing.paidProfit += paid.profit();
        standing.paidCommission += paid.commission();
        standing.settledVersion = paid.version();
        if (standing.paidProfit != profit || standing.paidCommission != commission) {
            broken(
                    where,
                    "has paid " + Amounts.text(standing.paidProfit) + " less " + Amounts.text(standing.paidCommission)
                            + " after a correction, but the wallet's bets are worth " + Amounts.text(profit) + " less "
                            + Amounts.text(commission));
        }
    }

    /** A wallet's bets were undone. */
    void undo(BookLedger book, WalletLedger.Standing standing, Effect.Voided voided, Where where) {
        checkOnce(book, standing, voided.version(), where);
        if (book.started != null && !book.started.resolution().voided()) {
            broken(where, "undoes the bets of a market that is not void");
        }
    }

    private void checkOnce(BookLedger book, WalletLedger.Standing standing, long version, Where where) {
        if (standing.settledVersion != 0) {
            broken(where, "settles market " + book.marketId + " a second time");
        }
        if (book.started == null || book.started.version() != version) {
            broken(where, "settles market " + book.marketId + " by version " + version + ", which its book has not");
        }
        standing.settledVersion = version;
    }

    void complete(BookLedger book, SettlementCompleted event, Where where) {
        if (book.started == null || book.started.version() != event.version()) {
            broken(where, "completes settlement " + event.version() + ", which never started");
        }
        for (Channel channel : book.channels()) {
            if (channel.applied() < channel.issued()) {
                broken(where, "calls everybody paid, but user " + channel.userId + " is not");
            }
        }
        book.completed = true;
    }

    void settle(MarketLedger market, BookLedger book, MarketSettled event, Where where) {
        SettlementStarted started = book.started;
        boolean agrees = book.completed
                && started != null
                && started.profit() == event.profit()
                && started.commission() == event.commission()
                && started.users() == event.users();
        if (!agrees || market.settled != null) {
            broken(where, "market settled with " + event + ", but its book with " + started);
        }
        market.settled = event;
    }

    void dispute(SettlementDisputed event, Where where) {
        broken(where, "the wallet disputes " + event);
    }

    private void broken(Where where, String text) {
        findings.add(Invariant.SETTLEMENT, where, text);
    }
}
