package io.crossbook.audit;

import io.crossbook.domain.exposure.Payouts;
import io.crossbook.market.MarketEvent.ResolutionDisputed;
import io.crossbook.wallet.WalletEvent.BondForfeited;
import io.crossbook.wallet.WalletEvent.BondHeld;
import io.crossbook.wallet.WalletEvent.BondReleased;
import io.crossbook.wallet.WalletEvent.BondReserved;
import io.crossbook.wallet.WalletEvent.BondRewarded;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Follows the bonds of disputes: no dispute is taken without the bond its market asks for, and each bond ends once, as
 * the market's final result says. Amounts are micros.
 */
final class BondFold {
    private static final int REWARD_PART = 2;

    private final Findings findings;
    private final Conservation conservation;
    private final TreeMap<String, Bond> bonds = new TreeMap<>();

    private enum Fate {
        RESERVED,
        TAKEN,
        TOO_EARLY,
        RIGHT,
        WRONG,
        OVER
    }

    private static final class Bond {
        private final BondReserved reserved;
        private Payouts disputed;
        private Fate fate = Fate.RESERVED;
        private long since;

        private Bond(BondReserved reserved) {
            this.reserved = reserved;
            since = reserved.at();
        }
    }

    BondFold(Findings findings, Conservation conservation) {
        this.findings = findings;
        this.conservation = conservation;
    }

    private Bond find(String userId, String proposalId) {
        return bonds.get(key(userId, proposalId));
    }

    private static String key(String userId, String proposalId) {
        return proposalId + ' ' + userId;
    }

    void reserve(WalletLedger wallet, BondReserved event, Where where) {
        boolean fresh = bonds.putIfAbsent(key(wallet.userId, event.proposalId()), new Bond(event)) == null;
        check(fresh && event.amount() > 0, Invariant.CONSERVATION, where, "an impossible bond: " + event);
        wallet.bonds = Math.addExact(wallet.bonds, event.amount());
    }

    void hold(WalletLedger wallet, BondHeld event, Where where) {
        Bond bond = find(wallet.userId, event.proposalId());
        boolean taken = bond != null && bond.fate != Fate.RESERVED && bond.fate != Fate.OVER;
        check(taken, Invariant.SETTLEMENT, where, "holds the bond of a dispute that the market did not take");
    }

    /** A bond that was never taken is free again, and one for a result that came too early. */
    void release(WalletLedger wallet, BondReleased event, Where where) {
        Bond bond = find(wallet.userId, event.proposalId());
        boolean free = bond != null && (bond.fate == Fate.RESERVED || bond.fate == Fate.TOO_EARLY);
        end(wallet, bond, free, event.proposalId(), where);
    }

    void reward(WalletLedger wallet, BondRewarded event, Where where) {
        Bond bond = find(wallet.userId, event.proposalId());
        boolean due = bond != null
                && bond.fate == Fate.RIGHT
                && bond.reserved.marketId().equals(event.marketId())
                && event.reward() == bond.reserved.amount() / REWARD_PART;
        end(wallet, bond, due, event.proposalId(), where);
        move(wallet, event.reward());
    }

    void forfeit(WalletLedger wallet, BondForfeited event, Where where) {
        Bond bond = find(wallet.userId, event.proposalId());
        boolean due = bond != null
                && bond.fate == Fate.WRONG
                && bond.reserved.marketId().equals(event.marketId())
                && event.amount() == bond.reserved.amount();
        end(wallet, bond, due, event.proposalId(), where);
        move(wallet, Math.negateExact(event.amount()));
    }

    private void end(WalletLedger wallet, Bond bond, boolean due, String proposalId, Where where) {
        check(due, Invariant.SETTLEMENT, where, "ends the bond for proposal " + proposalId + " as it must not");
        if (bond != null && bond.fate != Fate.OVER) {
            bond.fate = Fate.OVER;
            wallet.bonds -= bond.reserved.amount();
        }
    }

    /** What the wallet gains the exchange pays, and what it loses the exchange has. */
    private void move(WalletLedger wallet, long amount) {
        wallet.balance = Math.addExact(wallet.balance, amount);
        conservation.credit(amount);
        conservation.earn(Math.negateExact(amount));
    }

    /** A market takes a dispute; it must be backed by what its rules ask for. */
    void take(String marketId, ResolutionDisputed event, long asked, Payouts disputed, Where where) {
        check(event.bond() == asked, Invariant.SETTLEMENT, where, "takes a dispute with another bond: " + event);
        if (event.bond() == 0) {
            return;
        }
        Bond bond = find(event.userId(), event.proposalId());
        boolean backed = bond != null
                && bond.fate == Fate.RESERVED
                && bond.reserved.marketId().equals(marketId)
                && bond.reserved.amount() == event.bond();
        check(backed, Invariant.CONSERVATION, where, "takes a dispute whose bond nobody has set aside: " + event);
        if (backed) {
            bond.fate = Fate.TAKEN;
            bond.disputed = disputed;
        }
    }

    void tooEarly(String proposalId, long at) {
        for (Bond bond : bonds.values()) {
            if (bond.fate == Fate.TAKEN && bond.reserved.proposalId().equals(proposalId)) {
                bond.fate = Fate.TOO_EARLY;
                bond.since = at;
            }
        }
    }

    /** The market's first final result judges all that it took. */
    void judge(String marketId, Payouts result, long at) {
        for (Bond bond : bonds.values()) {
            if (bond.fate == Fate.TAKEN && bond.reserved.marketId().equals(marketId)) {
                bond.fate = Objects.equals(bond.disputed, result) ? Fate.WRONG : Fate.RIGHT;
                bond.since = at;
            }
        }
    }

    /** Every bond that waits for a word that somebody could say, and since when. */
    void waiting(BiConsumer<String, Long> sink) {
        bonds.forEach((key, bond) -> {
            if (bond.fate != Fate.TAKEN && bond.fate != Fate.OVER) {
                sink.accept(key, bond.since);
            }
        });
    }

    private void check(boolean holds, Invariant broken, Where where, String otherwise) {
        if (!holds) {
            findings.add(broken, where, otherwise);
        }
    }
}
