package io.crossbook.simulation;

import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderView;
import io.crossbook.protocol.Verdict;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.wallet.Wallet;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletRejection;
import io.crossbook.wallet.WalletReply;
import io.crossbook.wallet.WalletSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Bugs in wallets. */
final class BadWallets {
    private BadWallets() {}

    /** A wallet that decides otherwise than production's. */
    private abstract static class BadWallet extends Parts {
        private long placeTtl;

        @Override
        EntitySpec<WalletCommand, WalletEvent, Wallet, WalletReply> wallets(WalletSettings settings) {
            placeTtl = settings.placeTtlMicros();
            return super.wallets(settings);
        }

        long placeTtl() {
            return placeTtl;
        }

        @Override
        Judge<WalletCommand, WalletEvent, Wallet, WalletReply> walletJudge(String userId) {
            return (command, wallet, now) -> change(command, wallet, now, command.decide(wallet, now));
        }

        abstract Decision<WalletEvent, WalletReply> change(
                WalletCommand command, Wallet wallet, long now, Decision<WalletEvent, WalletReply> honest);
    }

    static List<OrderView> orders(Wallet wallet, long now) {
        WalletReply reply = new WalletCommand.ListOrders().decide(wallet, now).reply();
        return ((WalletReply.Orders) reply).orders();
    }

    /** The number of the last effect applied, when the honest answer to these effects is just that; else -1. */
    private static long applied(Decision<WalletEvent, WalletReply> honest) {
        boolean acknowledged = honest.events().isEmpty() && honest.outgoing().size() == 1;
        return acknowledged && honest.outgoing().get(0) instanceof Message.EffectsAck ack && ack.upTo() < Long.MAX_VALUE
                ? ack.upTo()
                : -1;
    }

    private static Decision<WalletEvent, WalletReply> applyNext(
            Message.Effects message, long applied, Wallet wallet, long now) {
        var next = new Message.Effects(
                message.userId(), message.marketId(), message.epoch(), applied + 1, message.effects());
        return new WalletCommand.ApplyEffects(next).decide(wallet, now);
    }

    static final class ReleaseOnTimeout extends Parts {
        @Override
        EntitySpec<WalletCommand, WalletEvent, Wallet, WalletReply> wallets(WalletSettings settings) {
            return new DelegatingSpec<>(super.wallets(settings)) {
                @Override
                public Optional<WalletCommand> due(Wallet wallet, long now) {
                    return orders(wallet, now).stream()
                            .filter(order -> order.status() == OrderStatus.PENDING)
                            .filter(order -> order.placedAt() + settings.placeTtlMicros() < now)
                            .<WalletCommand>map(order -> new WalletCommand.NotePlaced(new Message.Placed(
                                    order.userId(),
                                    order.marketId(),
                                    order.clientOrderId(),
                                    Verdict.EXPIRED,
                                    "TOO_LATE")))
                            .findFirst();
                }
            };
        }
    }

    static final class EffectGap extends BadWallet {
        @Override
        Decision<WalletEvent, WalletReply> change(
                WalletCommand command, Wallet wallet, long now, Decision<WalletEvent, WalletReply> honest) {
            long applied = applied(honest);
            return command instanceof WalletCommand.ApplyEffects apply
                            && applied >= 0
                            && apply.message().from() > applied + 1
                    ? applyNext(apply.message(), applied, wallet, now)
                    : honest;
        }
    }

    static final class EffectDuplicate extends BadWallet {
        @Override
        Decision<WalletEvent, WalletReply> change(
                WalletCommand command, Wallet wallet, long now, Decision<WalletEvent, WalletReply> honest) {
            long applied = applied(honest);
            return command instanceof WalletCommand.ApplyEffects apply
                            && apply.message().from() <= applied
                    ? applyNext(apply.message(), applied, wallet, now)
                    : honest;
        }
    }

    static final class ChannelForgotten extends BadWallet {
        @Override
        Decision<WalletEvent, WalletReply> change(
                WalletCommand command, Wallet wallet, long now, Decision<WalletEvent, WalletReply> honest) {
            long applied = applied(honest);
            if (!(command instanceof WalletCommand.ApplyEffects apply)
                    || apply.message().from() > applied) {
                return honest;
            }
            Message.Effects stale = apply.message();
            Effect last = stale.effects().get(stale.effects().size() - 1);
            if (!(last instanceof Effect.Settled)) {
                return honest;
            }
            var paidAgain = new WalletEvent.EffectsApplied(
                    stale.marketId(), stale.epoch(), applied + 1, List.of(last), List.of(), now);
            return Decision.persist(paidAgain, new WalletReply.Done());
        }
    }

    static final class PresentDiscount extends BadWallet {
        @Override
        Decision<WalletEvent, WalletReply> change(
                WalletCommand command, Wallet wallet, long now, Decision<WalletEvent, WalletReply> honest) {
            if (!(honest.reply() instanceof WalletReply.Reserved reserved)) {
                return honest;
            }
            var present = (WalletReply.Discounted)
                    new WalletCommand.ViewDiscount().decide(wallet, now).reply();
            Message.Place place = reserved.place();
            var changed = new Message.Place(
                    place.marketId(),
                    place.userId(),
                    place.clientOrderId(),
                    place.epoch(),
                    place.terms(),
                    place.fingerprint(),
                    place.expiresAt(),
                    present.discount().bps());
            return new Decision<>(honest.events(), new WalletReply.Reserved(changed), honest.outgoing());
        }
    }

    static final class UnreservedFunds extends BadWallet {
        @Override
        Decision<WalletEvent, WalletReply> change(
                WalletCommand command, Wallet wallet, long now, Decision<WalletEvent, WalletReply> honest) {
            boolean poor = honest.reply() instanceof WalletReply.Refused refused
                    && refused.reason() == WalletRejection.INSUFFICIENT_FUNDS;
            if (!poor || !(command instanceof WalletCommand.PlaceOrder order)) {
                return honest;
            }
            return epochIn(order.marketId(), wallet, now)
                    .map(known -> honest.sending(new Message.Place(
                            order.marketId(),
                            known.userId(),
                            order.clientOrderId(),
                            known.epoch(),
                            order.terms(),
                            order.fingerprint(),
                            now + placeTtl(),
                            known.discountBps())))
                    .orElse(honest);
        }

        private static Optional<Message.Place> epochIn(String marketId, Wallet wallet, long now) {
            return orders(wallet, now).stream()
                    .filter(order -> order.marketId().equals(marketId))
                    .map(order -> new WalletCommand.FindOrder(order.clientOrderId())
                            .decide(wallet, now)
                            .reply())
                    .map(reply -> ((WalletReply.Known) reply).place())
                    .filter(Objects::nonNull)
                    .findFirst();
        }
    }

    static final class CreditedTwice extends BadWallet {
        @Override
        Decision<WalletEvent, WalletReply> change(
                WalletCommand command, Wallet wallet, long now, Decision<WalletEvent, WalletReply> honest) {
            boolean again = command instanceof WalletCommand.Deposit deposit
                    && deposit.clientRef().startsWith("psp:")
                    && honest.events().isEmpty()
                    && honest.reply() instanceof WalletReply.Payment;
            if (!again) {
                return honest;
            }
            var deposit = (WalletCommand.Deposit) command;
            return Decision.persist(
                    new WalletEvent.Deposited(deposit.clientRef(), deposit.amount(), now), honest.reply());
        }
    }
}
