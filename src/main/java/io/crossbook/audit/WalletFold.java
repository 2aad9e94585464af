package io.crossbook.audit;

import io.crossbook.audit.WalletLedger.Standing;
import io.crossbook.protocol.Effect;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletEvent.BondForfeited;
import io.crossbook.wallet.WalletEvent.BondHeld;
import io.crossbook.wallet.WalletEvent.BondReleased;
import io.crossbook.wallet.WalletEvent.BondReserved;
import io.crossbook.wallet.WalletEvent.BondRewarded;
import io.crossbook.wallet.WalletEvent.Deposited;
import io.crossbook.wallet.WalletEvent.DiscountSet;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import io.crossbook.wallet.WalletEvent.MarketEntered;
import io.crossbook.wallet.WalletEvent.ReleasedUnplaced;
import io.crossbook.wallet.WalletEvent.Reserved;
import io.crossbook.wallet.WalletEvent.SettlementDisputed;
import io.crossbook.wallet.WalletEvent.SharesIssued;
import io.crossbook.wallet.WalletEvent.WithdrawalCompleted;
import io.crossbook.wallet.WalletEvent.WithdrawalReleased;
import io.crossbook.wallet.WalletEvent.WithdrawalReserved;

/** Follows the wallets event by event. */
final class WalletFold {
    private final Ledger ledger;
    private final OrderFates fates;
    private final Conservation conservation;
    private final Overdrafts overdrafts;
    private final EffectDelivery delivery;
    private final Settlements settlements;
    private final Discounts discounts;
    private final DepositFold deposits;
    private final BondFold bonds;
    private final Handlers<WalletLedger, WalletEvent> handlers = new Handlers<WalletLedger, WalletEvent>(
                    WalletEvent.class)
            .on(Deposited.class, this::deposit)
            .on(WithdrawalReserved.class, this::reserveWithdrawal)
            .on(WithdrawalCompleted.class, this::completeWithdrawal)
            .on(WithdrawalReleased.class, this::releaseWithdrawal)
            .on(DiscountSet.class, this::setDiscount)
            .on(BondReserved.class, (wallet, event, where) -> bonds().reserve(wallet, event, where))
            .on(BondHeld.class, (wallet, event, where) -> bonds().hold(wallet, event, where))
            .on(BondReleased.class, (wallet, event, where) -> bonds().release(wallet, event, where))
            .on(BondRewarded.class, (wallet, event, where) -> bonds().reward(wallet, event, where))
            .on(BondForfeited.class, (wallet, event, where) -> bonds().forfeit(wallet, event, where))
            .on(MarketEntered.class, this::enter)
            .on(SharesIssued.class, this::issue)
            .on(Reserved.class, this::reserve)
            .on(ReleasedUnplaced.class, this::release)
            .on(EffectsApplied.class, this::applyEffects)
            .on(SettlementDisputed.class, this::dispute)
            .complete();
    private final Handlers<Receiver, Effect> effects = new Handlers<Receiver, Effect>(Effect.class)
            .on(Effect.Filled.class, this::fill)
            .on(Effect.Closed.class, this::close)
            .on(Effect.Removed.class, this::remove)
            .on(Effect.Settled.class, this::settle)
            .on(Effect.Corrected.class, this::correct)
            .on(Effect.Voided.class, this::undo)
            .complete();

    /** Whom an effect concerns. */
    private record Receiver(WalletLedger wallet, Standing standing, BookLedger book) {}

    WalletFold(
            Ledger ledger,
            OrderFates fates,
            Conservation conservation,
            Overdrafts overdrafts,
            EffectDelivery delivery,
            Settlements settlements,
            Discounts discounts,
            DepositFold deposits,
            BondFold bonds) {
        this.ledger = ledger;
        this.fates = fates;
        this.conservation = conservation;
        this.overdrafts = overdrafts;
        this.delivery = delivery;
        this.settlements = settlements;
        this.discounts = discounts;
        this.deposits = deposits;
        this.bonds = bonds;
    }

    private BondFold bonds() {
        return bonds;
    }

    void apply(String userId, WalletEvent event, Where where) {
        WalletLedger wallet = ledger.wallet(userId);
        handlers.handle(wallet, event, where);
        overdrafts.check(wallet, where);
    }

    private void credit(WalletLedger wallet, long amount) {
        wallet.balance = Math.addExact(wallet.balance, amount);
        conservation.credit(amount);
    }

    private void deposit(WalletLedger wallet, Deposited event, Where where) {
        begin(wallet, event.clientRef(), event.amount(), where);
        deposits.credit(wallet.userId, event, where);
        conservation.deposit(event.amount());
        credit(wallet, event.amount());
    }

    private void begin(WalletLedger wallet, String ref, long amount, Where where) {
        overdrafts.checkAmount(amount, where);
        if (!wallet.refs.add(ref)) {
            conservation.paidTwice(ref, where);
        }
    }

    private void reserveWithdrawal(WalletLedger wallet, WithdrawalReserved event, Where where) {
        begin(wallet, event.clientRef(), event.amount(), where);
        wallet.withdrawals.put(event.clientRef(), event.amount());
        wallet.pending = Math.addExact(wallet.pending, event.amount());
    }

    private void completeWithdrawal(WalletLedger wallet, WithdrawalCompleted event, Where where) {
        long amount = end(wallet, event.clientRef(), where);
        conservation.payOut(amount);
        credit(wallet, -amount);
    }

    private void releaseWithdrawal(WalletLedger wallet, WithdrawalReleased event, Where where) {
        end(wallet, event.clientRef(), where);
    }

    private long end(WalletLedger wallet, String ref, Where where) {
        Long amount = wallet.withdrawals.remove(ref);
        if (amount == null) {
            conservation.unknownPayment(ref, where);
            return 0;
        }
        wallet.pending -= amount;
        return amount;
    }

    private void enter(WalletLedger wallet, MarketEntered event, Where where) {
        if (wallet.standing(event.marketId()) != null) {
            delivery.wrongEntry(event.marketId(), "is entered a second time", where);
            return;
        }
        overdrafts.checkTerms(ledger.market(event.marketId()), event.terms(), where);
        discounts.checkEntry(wallet, event, where);
        wallet.enter(event.marketId(), new Standing(event.terms(), where.sequence(), event.discountBps()));
    }

    private void setDiscount(WalletLedger wallet, DiscountSet event, Where where) {
        discounts.set(wallet, event, where);
    }

    private void issue(WalletLedger wallet, SharesIssued event, Where where) {
        Standing standing = wallet.standing(event.marketId());
        if (standing == null) {
            delivery.wrongEntry(event.marketId(), "was never entered", where);
            return;
        }
        overdrafts.checkTerms(ledger.market(event.marketId()), event.terms(), where);
        if (!wallet.issues.add(event.marketId() + ' ' + event.clientRef())) {
            conservation.issuedTwice(event.clientRef(), where);
        }
        conservation.issue(ledger.market(event.marketId()), event, where);
        standing.position.receive(event.size());
    }

    private void reserve(WalletLedger wallet, Reserved event, Where where) {
        Standing standing = wallet.standing(event.marketId());
        if (standing == null) {
            delivery.wrongEntry(event.marketId(), "was never entered", where);
            return;
        }
        AuditedOrder order = fates.reserve(wallet.userId, event, standing.epoch, where);
        if (order != null) {
            standing.position.open(event.terms(), event.terms().size());
            wallet.reckon(standing);
            overdrafts.checkShares(standing, event.terms(), where);
        }
    }

    private void release(WalletLedger wallet, ReleasedUnplaced event, Where where) {
        AuditedOrder order = fates.release(wallet.userId, event, ledger::book, where);
        if (order != null) {
            Standing standing = wallet.standing(order.reserved.marketId());
            if (standing.settledVersion == 0) {
                standing.position.open(order.reserved.terms(), -order.leftInWallet);
            }
            order.leftInWallet = 0;
            wallet.reckon(standing);
        }
    }

    private void applyEffects(WalletLedger wallet, EffectsApplied event, Where where) {
        Standing standing = wallet.standing(event.marketId());
        if (standing == null) {
            delivery.wrongEntry(event.marketId(), "was never entered", where);
            return;
        }
        BookLedger book = ledger.book(event.marketId());
        delivery.receive(book, wallet.userId, event, where);
        for (String id : event.accepted()) {
            fates.noteAccepted(wallet.userId, id, where);
        }
        Receiver receiver = new Receiver(wallet, standing, book);
        for (Effect effect : event.effects()) {
            effects.handle(receiver, effect, where);
        }
        wallet.reckon(standing);
    }

    private void fill(Receiver to, Effect.Filled effect, Where where) {
        AuditedOrder order = take(to, effect.clientOrderId(), effect.size(), effect, where);
        if (order != null) {
            conservation.match(to.book, order.reserved.terms(), effect);
            ledger.market(to.book.marketId).sharesHeld += Conservation.shares(order.reserved.terms(), effect.size());
            long cash = to.standing.position.fill(order.reserved.terms(), effect.tick(), effect.size());
            credit(to.wallet, Math.subtractExact(cash, effect.fee()));
            fates.endIfOver(order);
        }
    }

    private void close(Receiver to, Effect.Closed effect, Where where) {
        AuditedOrder order = take(to, effect.clientOrderId(), effect.size(), effect, where);
        if (order != null) {
            fates.endIfOver(order);
        }
    }

    private void remove(Receiver to, Effect.Removed effect, Where where) {
        to.standing.position.remove(effect.selection(), effect.reductionHundredths());
        to.wallet.mayOwe = true;
    }

    /** Takes size off an open order; returns null when no order fits. */
    private AuditedOrder take(Receiver to, String clientOrderId, long size, Effect effect, Where where) {
        AuditedOrder order = fates.find(to.wallet.userId, clientOrderId);
        boolean fits = order != null
                && order.reserved != null
                && order.reserved.marketId().equals(to.book.marketId)
                && size > 0
                && size <= order.leftInWallet;
        if (!fits) {
            delivery.misfit(order, effect, where);
            return null;
        }
        order.leftInWallet -= size;
        to.standing.position.open(order.reserved.terms(), -size);
        return order;
    }

    private void settle(Receiver to, Effect.Settled effect, Where where) {
        settlements.pay(to.book, to.standing, effect, where);
        to.standing.end(effect.profit(), effect.commission());
        credit(to.wallet, Math.subtractExact(effect.profit(), effect.commission()));
    }

    private void correct(Receiver to, Effect.Corrected effect, Where where) {
        settlements.correct(to.book, to.standing, effect, where);
        credit(to.wallet, Math.subtractExact(effect.profit(), effect.commission()));
        to.wallet.mayOwe = true;
    }

    private void undo(Receiver to, Effect.Voided effect, Where where) {
        settlements.undo(to.book, to.standing, effect, where);
        to.standing.end(0, 0);
    }

    private void dispute(WalletLedger wallet, SettlementDisputed event, Where where) {
        settlements.dispute(event, where);
    }
}
