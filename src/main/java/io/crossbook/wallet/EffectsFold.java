package io.crossbook.wallet;

import io.crossbook.protocol.Effect;

/** Applies a book's effects to a wallet: the only way in which a market changes money. */
final class EffectsFold {
    private EffectsFold() {}

    static void apply(Wallet wallet, WalletEvent.EffectsApplied event) {
        Standing standing = wallet.standing(event.marketId());
        if (standing.epoch() != event.epoch() || standing.applied() + 1 != event.from()) {
            throw new IllegalStateException("effects from " + event.from() + " of epoch " + event.epoch() + " after "
                    + standing.applied() + " of " + standing.epoch());
        }
        for (Effect effect : event.effects()) {
            wallet.change(event.marketId(), same -> one(wallet, event, same, effect));
            standing.advance();
        }
    }

    private static void one(Wallet wallet, WalletEvent.EffectsApplied event, Standing standing, Effect effect) {
        if (effect instanceof Effect.Filled filled) {
            filled(wallet, event, standing, filled);
        } else if (effect instanceof Effect.Closed closed) {
            WalletOrder order = wallet.orders().close(closed, event.at());
            standing.close(order.terms(), closed.size());
        } else if (effect instanceof Effect.Removed removed) {
            standing.remove(removed);
        } else if (effect instanceof Effect.Settled settled) {
            standing.settle(settled.profit(), settled.commission());
            wallet.credit("SETTLEMENT", settled.profit(), event.marketId());
            wallet.credit("COMMISSION", Math.negateExact(settled.commission()), event.marketId());
        } else if (effect instanceof Effect.Corrected corrected) {
            standing.correct(corrected);
            wallet.credit("CORRECTION", corrected.profit(), event.marketId());
            wallet.credit("COMMISSION", Math.negateExact(corrected.commission()), event.marketId());
        } else {
            standing.settle(0, 0);
        }
    }

    private static void filled(
            Wallet wallet, WalletEvent.EffectsApplied event, Standing standing, Effect.Filled filled) {
        long price = standing.terms().rules().ticks().price(filled.tick());
        WalletOrder order = wallet.orders().fill(filled, price, event.at());
        long cash = standing.fill(order.terms(), filled.tick(), filled.size());
        wallet.credit("TRADE", cash, filled.clientOrderId());
        wallet.credit("FEE", Math.negateExact(filled.fee()), filled.clientOrderId());
    }
}
