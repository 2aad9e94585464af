package io.crossbook.wallet;

import io.crossbook.protocol.Effect;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Decision;
import java.util.List;

/** Decides what a list of effects means for a wallet (PROTOCOL.md R7): apply the new part, acknowledge, or wait. */
final class EffectsIntake {
    private static final long ARCHIVED = Long.MAX_VALUE;

    private EffectsIntake() {}

    static Decision<WalletEvent, WalletReply> decide(Wallet wallet, Message.Effects message, long now) {
        Standing standing = wallet.standing(message.marketId());
        if (standing == null || standing.epoch() != message.epoch()) {
            return message.epoch() <= wallet.sequence() ? acknowledge(message, ARCHIVED) : ignore();
        }
        long known = standing.applied() - message.from() + 1;
        if (standing.disputed()) {
            return ignore();
        }
        if (known < 0 || known >= message.effects().size()) {
            return acknowledge(message, standing.applied());
        }
        List<Effect> news =
                message.effects().subList((int) known, message.effects().size());
        return apply(wallet, standing, message, news, now);
    }

    private static Decision<WalletEvent, WalletReply> apply(
            Wallet wallet, Standing standing, Message.Effects message, List<Effect> news, long now) {
        Effect last = news.get(news.size() - 1);
        if (news.size() > 1 && last.isReckoned()) {
            // What is settled must be reckoned on all that came before, so that part goes first.
            return apply(wallet, standing, message, news.subList(0, news.size() - 1), now);
        }
        long from = standing.applied() + 1;
        if (last instanceof Effect.Settled settled && !standing.owes(settled)) {
            return Decision.persist(
                    dispute(message, settled, standing.worth(settled.payouts()), from, now), new WalletReply.Done());
        }
        if (last instanceof Effect.Corrected corrected && !standing.owes(corrected)) {
            var stated = new Effect.Settled(
                    corrected.version(), corrected.payouts(), corrected.profit(), corrected.commission());
            return Decision.persist(
                    dispute(message, stated, standing.missing(corrected.payouts()), from, now), new WalletReply.Done());
        }
        var event = new WalletEvent.EffectsApplied(
                message.marketId(), message.epoch(), from, news, wallet.orders().heardAccepted(), now);
        Decision<WalletEvent, WalletReply> decision = Decision.persist(event, new WalletReply.Done());
        return decision.sending(ack(message, from + news.size() - 1));
    }

    private static WalletEvent dispute(
            Message.Effects message, Effect.Settled stated, Standing.Worth own, long from, long now) {
        return new WalletEvent.SettlementDisputed(
                message.marketId(), from, stated.profit(), own.profit(), stated.commission(), own.commission(), now);
    }

    private static Decision<WalletEvent, WalletReply> acknowledge(Message.Effects message, long upTo) {
        Decision<WalletEvent, WalletReply> nothing = ignore();
        return nothing.sending(ack(message, upTo));
    }

    private static Message.EffectsAck ack(Message.Effects message, long upTo) {
        return new Message.EffectsAck(message.marketId(), message.userId(), message.epoch(), upTo);
    }

    private static Decision<WalletEvent, WalletReply> ignore() {
        return Decision.reply(new WalletReply.Done());
    }
}
