package io.crossbook.audit;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.market.MarketEvent.MarketSettled;
import io.crossbook.orderbook.OrderBookEvent.RunnerRemoved;
import io.crossbook.orderbook.OrderBookEvent.SettlementCompleted;
import io.crossbook.orderbook.OrderBookEvent.SettlementStarted;
import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.Effect;
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

    private SettlementStarted reckon(BookLedger book, SettlementStarted event) {
        Payouts payouts = event.resolution().payouts();
        long profits = 0;
        long losses = 0;
        long commissions = 0;
        StringBuilder list = new StringBuilder();
        for (Channel channel : book.channels()) {
            if (payouts == null) {
                delivery.issue(channel, new Effect.Voided(event.version()), null, 0, event.at());
                continue;
            }
            long profit = channel.position.profit(payouts);
            long commission = Fees.on(profit, book.terms.commissionBps());
            profits = Math.addExact(profits, Math.max(0, profit));
            losses = Math.addExact(losses, Math.max(0, -profit));
            commissions = Math.addExact(commissions, commission);
            list.append(channel.userId + ':' + profit + ':' + commission + '\n');
            var effect = new Effect.Settled(event.version(), payouts, profit, commission);
            delivery.issue(channel, effect, null, profit - commission, event.at());
        }
        return new SettlementStarted(
                event.version(),
                event.resolution(),
                book.channels().size(),
                profits,
                losses,
                commissions,
                sha256(list.toString()),
                event.at(),
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
        long commission = Fees.on(profit, standing.terms.commissionBps());
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
