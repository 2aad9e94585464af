package io.crossbook.wallet;

import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides on bonds for disputes: set aside here, taken and judged by the market alone. */
final class Bonding {
    private Bonding() {}

    /** One user can dispute a proposal once; the same again is answered with what became of it. */
    static Decision<WalletEvent, WalletReply> reserve(Wallet wallet, WalletCommand.ReserveBond asked, long now) {
        BondData known = wallet.bonds().find(asked.proposalId());
        if (known != null) {
            return Decision.reply(new WalletReply.Bond(known.view()));
        }
        if (asked.amount() <= 0) {
            return refuse(WalletRejection.INVALID_AMOUNT, Map.of());
        }
        if (asked.amount() > wallet.available()) {
            return refuse(
                    WalletRejection.INSUFFICIENT_FUNDS, Reservation.shortfall(asked.amount(), wallet.available()));
        }
        var event =
                new WalletEvent.BondReserved(asked.proposalId(), asked.marketId(), asked.amount(), asked.reason(), now);
        return Decision.persist(event, new WalletReply.Bond(event.bond().view()));
    }

    /** What is heard twice or too late changes nothing; an end is acknowledged once it is durable. */
    static Decision<WalletEvent, WalletReply> hear(Wallet wallet, Message.BondWord word, long now) {
        BondData bond = wallet.bonds().find(word.proposalId());
        if (bond == null || !bond.marketId().equals(word.marketId())) {
            return done();
        }
        List<WalletEvent> events = new ArrayList<>(1);
        if (!bond.isOver()) {
            switch (word.fate()) {
                case HELD -> {
                    if (bond.isReserved()) {
                        events.add(new WalletEvent.BondHeld(bond.proposalId(), now));
                    }
                }
                case REFUSED, RETURNED -> events.add(
                        new WalletEvent.BondReleased(bond.proposalId(), word.reason(), now));
                case REWARDED -> events.add(
                        new WalletEvent.BondRewarded(bond.proposalId(), bond.marketId(), word.reward(), now));
                case FORFEITED -> events.add(
                        new WalletEvent.BondForfeited(bond.proposalId(), bond.marketId(), bond.amount(), now));
            }
        }
        Decision<WalletEvent, WalletReply> decision = Decision.persist(events, new WalletReply.Done());
        return word.fate().isFinal()
                ? decision.sending(new Message.BondEnded(word.marketId(), wallet.userId(), word.proposalId()))
                : decision;
    }

    private static Decision<WalletEvent, WalletReply> done() {
        return Decision.reply(new WalletReply.Done());
    }

    private static Decision<WalletEvent, WalletReply> refuse(WalletRejection reason, Map<String, String> details) {
        return Decision.reply(new WalletReply.Refused(reason, details));
    }
}
