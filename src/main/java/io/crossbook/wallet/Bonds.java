package io.crossbook.wallet;

import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Retry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bonds by the proposal they dispute, kept for ever so that a repeat is always recognised. */
final class Bonds {
    private final Map<String, BondData> byProposal = new LinkedHashMap<>();
    private final Map<String, Retry> retries = new HashMap<>();
    private long held;
    private int unresolved;

    BondData find(String proposalId) {
        return byProposal.get(proposalId);
    }

    Collection<BondData> all() {
        return byProposal.values();
    }

    void restore(Collection<BondData> bonds) {
        bonds.forEach(this::add);
    }

    /** Sum of bonds set aside, in micros; they stay in the balance. */
    long held() {
        return held;
    }

    /** How many wait for the market's word whether it takes the dispute. */
    int unresolved() {
        return unresolved;
    }

    void add(BondData bond) {
        if (byProposal.putIfAbsent(bond.proposalId(), bond) != null) {
            throw new IllegalStateException("bond set aside twice: " + bond);
        }
        count(bond, 1);
    }

    /** Takes a bond on its way; whoever ended it once can't do so again. */
    void turn(String proposalId, BondData.Status next, long reward, String refusal) {
        BondData bond = byProposal.get(proposalId);
        if (bond == null || bond.status().compareTo(next) >= 0 || bond.isOver()) {
            throw new IllegalStateException("no bond to be " + next + ": " + proposalId);
        }
        count(bond, -1);
        BondData turned = bond.turned(next, reward, refusal);
        byProposal.put(proposalId, turned);
        count(turned, 1);
        retries.remove(proposalId);
    }

    private void count(BondData bond, int times) {
        if (!bond.isOver()) {
            held = Math.addExact(held, times * bond.amount());
        }
        if (bond.isReserved()) {
            unresolved += times;
        }
    }

    /** Disputes to tell the market of now, first or again: only its word ends a reservation (PROTOCOL.md R2). */
    List<Message> due(String userId, long now) {
        if (unresolved == 0) {
            return List.of();
        }
        List<Message> due = new ArrayList<>();
        for (BondData bond : byProposal.values()) {
            String id = bond.proposalId();
            if (bond.isReserved()) {
                Retry retry = retries.computeIfAbsent(id, same -> Retry.immediate(now));
                if (retry.isDue(now)) {
                    due.add(new Message.Dispute(bond.marketId(), userId, id, bond.amount(), bond.reason()));
                    retries.put(id, retry.next(now, id));
                }
            }
        }
        return due;
    }
}
