package io.crossbook.reconciliation;

import io.crossbook.audit.JournalEntry;
import io.crossbook.deposits.DepositEvent.DepositAssigned;
import io.crossbook.deposits.DepositEvent.DepositConfirmed;
import io.crossbook.deposits.DepositEvent.DepositDismissed;
import io.crossbook.deposits.DepositEvent.DepositSuspended;
import io.crossbook.domain.money.Money;
import io.crossbook.wallet.WalletEvent.Deposited;
import io.crossbook.wallet.WalletEvent.WithdrawalCompleted;
import io.crossbook.wallet.WalletEvent.WithdrawalReleased;
import io.crossbook.wallet.WalletEvent.WithdrawalReserved;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the journal says about money that came in and went out. */
final class JournalPayments implements Consumer<JournalEntry> {
    private static final String PREFIX = "psp:";
    /** The ids of those who are paid without a provider. */
    private static final String LOCAL = "local-";

    /** What a transaction that brings money in has come to. */
    enum Fate {
        CONFIRMED,
        SUSPENDED,
        DISMISSED
    }

    /** A transaction that brings money in. */
    static final class Incoming {
        final Money amount;
        final String currency;
        Fate fate;
        /** How often a wallet took it. */
        int credits;

        Incoming(long amount, String currency, Fate fate) {
            this.amount = Money.ofMicros(amount);
            this.currency = currency;
            this.fate = fate;
        }
    }

    /** A withdrawal. */
    static final class Outgoing {
        final Money amount;
        /** The provider's id once it is paid, null before. */
        String paidAs;

        boolean released;

        Outgoing(long amount) {
            this.amount = Money.ofMicros(amount);
        }

        boolean isPending() {
            return paidAs == null && !released;
        }

        boolean isWithoutProvider() {
            return paidAs != null && paidAs.startsWith(LOCAL);
        }
    }

    /** By the provider's id. */
    final Map<String, Incoming> incoming = new TreeMap<>();

    /** By the reference the provider knows. */
    final Map<String, Outgoing> outgoing = new TreeMap<>();

    /** What wallets took of transactions that no other event speaks of. */
    final Map<String, Money> unexplained = new HashMap<>();

    /** What users paid in by themselves, without a provider. */
    Money withoutProvider = Money.ZERO;

    @Override
    public void accept(JournalEntry entry) {
        String id = entry.entityId();
        if (entry.event() instanceof Deposited deposited) {
            credit(deposited);
        } else if (entry.event() instanceof WithdrawalReserved reserved) {
            outgoing.put(id + ":" + reserved.clientRef(), new Outgoing(reserved.amount()));
        } else if (entry.event() instanceof WithdrawalCompleted completed) {
            outgoing.get(id + ":" + completed.clientRef()).paidAs = completed.providerRef();
        } else if (entry.event() instanceof WithdrawalReleased released) {
            outgoing.get(id + ":" + released.clientRef()).released = true;
        } else if (entry.event() instanceof DepositConfirmed confirmed) {
            incoming.put(id, new Incoming(confirmed.amount(), confirmed.currency(), Fate.CONFIRMED));
        } else if (entry.event() instanceof DepositSuspended suspended) {
            incoming.put(id, new Incoming(suspended.amount(), suspended.currency(), Fate.SUSPENDED));
        } else if (entry.event() instanceof DepositAssigned) {
            incoming.get(id).fate = Fate.CONFIRMED;
        } else if (entry.event() instanceof DepositDismissed) {
            incoming.get(id).fate = Fate.DISMISSED;
        }
    }

    private void credit(Deposited deposited) {
        Money amount = Money.ofMicros(deposited.amount());
        if (!deposited.clientRef().startsWith(PREFIX)) {
            withoutProvider = withoutProvider.plus(amount);
            return;
        }
        String id = deposited.clientRef().substring(PREFIX.length());
        Incoming known = incoming.get(id);
        if (known == null) {
            unexplained.merge(id, amount, Money::plus);
        } else {
            known.credits++;
        }
    }
}
