package io.crossbook.market;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.protocol.BondFate;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Retry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The bonds of one market's disputes, at most one for each proposal, and which wallets must still hear their end. */
final class Bonds {
    private static final String TOO_EARLY = "TOO_EARLY";

    private final List<Bond> taken = new ArrayList<>();
    /** Hint: the proposals whose bond the wallet says has ended. */
    private final Set<String> ended = new HashSet<>();

    private final Map<String, Retry> retries = new HashMap<>();

    void restore(List<Bond> bonds) {
        taken.addAll(bonds);
    }

    List<Bond> all() {
        return List.copyOf(taken);
    }

    Optional<Bond> of(String proposalId, String userId) {
        return taken.stream()
                .filter(bond ->
                        bond.proposalId().equals(proposalId) && bond.userId().equals(userId))
                .findFirst();
    }

    void take(Bond bond) {
        taken.add(bond);
    }

    /** The disputed proposal was taken off: whoever disputed it was not wrong. */
    void giveBack(String proposalId) {
        taken.replaceAll(
                bond -> isOpen(bond) && bond.proposalId().equals(proposalId) ? bond.judged(BondFate.RETURNED) : bond);
    }

    /** The result is final; what is judged already stays so, whatever a correction says later. */
    void judge(Payouts result) {
        taken.replaceAll(bond -> isOpen(bond)
                ? bond.judged(Objects.equals(bond.disputed(), result) ? BondFate.FORFEITED : BondFate.REWARDED)
                : bond);
    }

    private static boolean isOpen(Bond bond) {
        return bond.fate() == BondFate.HELD;
    }

    /** What the market says of a bond that it has taken. */
    static Message.BondWord word(String marketId, Bond bond) {
        String reason = bond.fate() == BondFate.RETURNED ? TOO_EARLY : null;
        return new Message.BondWord(bond.userId(), marketId, bond.proposalId(), bond.fate(), bond.reward(), reason);
    }

    void hearEnded(String proposalId) {
        ended.add(proposalId);
    }

    boolean quiet() {
        return taken.stream().noneMatch(this::isOwed);
    }

    private boolean isOwed(Bond bond) {
        return !isOpen(bond) && !ended.contains(bond.proposalId());
    }

    /** Ends to tell wallets now, first or again. */
    List<Outgoing> due(String marketId, long now) {
        List<Outgoing> due = new ArrayList<>();
        for (Bond bond : taken) {
            if (isOwed(bond)) {
                String id = bond.proposalId();
                Retry retry = retries.computeIfAbsent(id, same -> Retry.immediate(now));
                if (retry.isDue(now)) {
                    due.add(word(marketId, bond));
                    retries.put(id, retry.next(now, id));
                }
            }
        }
        return due;
    }
}
