package io.crossbook.audit;

import io.crossbook.protocol.Effect;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.wallet.WalletEvent.EffectsApplied;
import java.util.Map;

/** I6: every wallet applies exactly what its books issued, in their order, each once and never ahead of the book. */
final class EffectDelivery {
    private final Findings findings;
    private final Conservation conservation;

    EffectDelivery(Findings findings, Conservation conservation) {
        this.findings = findings;
        this.conservation = conservation;
    }

    /** A book's event did this to a user; terms are those of the order concerned, null for none. */
    void issue(Channel channel, Effect effect, OrderTerms terms, long cash, long at) {
        channel.issue(new Channel.Issued(effect, terms, cash, at));
        conservation.owe(cash);
    }

    /** A wallet applied effects; takes them off what is on its way. */
    void receive(BookLedger book, String userId, EffectsApplied event, Where where) {
        Channel channel = book.channel(userId);
        if (channel == null) {
            broken(where, "effects of book " + book.marketId + ", which never took an order of this user");
            return;
        }
        if (channel.epoch != event.epoch()) {
            broken(where, "effects of epoch " + event.epoch() + ", but the channel's epoch is " + channel.epoch);
        }
        long next = channel.applied() + 1;
        if (event.from() < next) {
            broken(where, "effects from " + event.from() + " although " + channel.applied() + " are applied");
        } else if (event.from() > next) {
            broken(where, "effects from " + event.from() + ", but " + next + " comes next");
            skip(channel, event.from());
        }
        long number = event.from();
        for (Effect effect : event.effects()) {
            if (number > channel.applied()) {
                receive(channel, number, effect, where);
            }
            number++;
        }
    }

    private void skip(Channel channel, long from) {
        while (channel.applied() + 1 < from && channel.applied() < channel.issued()) {
            conservation.owe(-channel.next().cash());
        }
    }

    private void receive(Channel channel, long number, Effect effect, Where where) {
        Channel.Issued issued = channel.next();
        if (issued == null) {
            broken(where, "effect " + number + " " + effect + " is applied, but only " + channel.issued() + " issued");
            return;
        }
        conservation.owe(-issued.cash());
        if (!issued.effect().equals(effect)) {
            broken(where, "effect " + number + " is " + effect + ", but the book issued " + issued.effect());
        }
    }

    /** A book wrote down how far wallets have come; they must have come as far. */
    void checkAcks(BookLedger book, Map<String, Long> upTo, Where where) {
        upTo.forEach((userId, acked) -> {
            Channel channel = book.channel(userId);
            long applied = channel == null ? 0 : channel.applied();
            if (acked > applied) {
                broken(where, "user " + userId + " has applied " + applied + " effects and not " + acked);
            }
        });
    }

    /** An effect on an order that has not so much left. */
    void misfit(AuditedOrder order, Effect effect, Where where) {
        broken(
                where,
                effect + " does not fit "
                        + (order == null ? "any order" : order + ", which has " + order.leftInWallet + " left"));
    }

    /** A wallet may enter a market once, and only effects of markets it entered concern it. */
    void wrongEntry(String marketId, String what, Where where) {
        broken(where, "market " + marketId + " " + what);
    }

    private void broken(Where where, String text) {
        findings.add(Invariant.EFFECTS, where, text);
    }
}
