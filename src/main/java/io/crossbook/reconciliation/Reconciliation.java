package io.crossbook.reconciliation;

import io.crossbook.audit.JournalSource;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.ProviderTransaction;
import io.crossbook.reconciliation.JournalPayments.Incoming;
import io.crossbook.reconciliation.JournalPayments.Outgoing;
import io.crossbook.reconciliation.Line.Kind;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A comparison of the provider's statement with the journal. The journal must have been read first. */
public final class Reconciliation {
    private final JournalPayments journal = new JournalPayments();
    private final String currency;
    private final Instant newest;
    private final Map<String, Sums> sums = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> paidAs = new HashMap<>();
    private int settled;

    /**
     * Compares.
     *
     * @param currency of the exchange
     * @param grace how long a transaction may be settled without the journal knowing of it
     */
    public static Reconciliation of(
            JournalSource journal, Statement statement, String currency, Instant now, Duration grace) {
        Reconciliation comparison = new Reconciliation(currency, now.minus(grace));
        journal.read(comparison.journal);
        comparison.compare(statement);
        return comparison;
    }

    private Reconciliation(String currency, Instant newest) {
        this.currency = currency;
        this.newest = newest;
    }

    private void compare(Statement statement) {
        statement.balances().forEach((code, balance) -> sums(code).balance = balance);
        for (ProviderTransaction transaction : statement.items()) {
            settled++;
            if (!seen.add(transaction.id())) {
                differ(transaction, "is in the statement twice");
            } else if (transaction.kind() == ProviderTransaction.Kind.PAYOUT) {
                payout(transaction);
            } else {
                incoming(transaction);
            }
        }
        journal.outgoing.forEach(this::onlyInJournal);
        journal.incoming.forEach(this::onlyInJournal);
        journal.unexplained.forEach((id, amount) -> {
            sums(currency).paidIn = sums(currency).paidIn.plus(amount);
            add(Kind.DIFFERENCE, id, amount, currency, "is in a wallet, but nobody decided that it is its");
        });
        sums.forEach((code, sum) -> {
            if (!sum.unexplained().isZero()) {
                add(Kind.DIFFERENCE, "balance", sum.unexplained(), code, "the provider's balance is not the sum");
            }
        });
    }

    private void payout(ProviderTransaction transaction) {
        Outgoing ours = journal.outgoing.get(transaction.reference());
        if (ours == null) {
            missing(transaction, "was paid, but nobody asked for it");
        } else if (!ours.amount.equals(transaction.amount())
                || !transaction.currency().equals(currency)) {
            differ(transaction, "was paid, but " + ours.amount + " " + currency + " were asked for");
        } else if (ours.released) {
            differ(transaction, "was paid, but the user has the money back");
        } else if (ours.isPending()) {
            missing(transaction, "was paid, and the wallet does not know it yet");
        } else if (!ours.paidAs.equals(transaction.id())) {
            differ(transaction, "was paid, but the wallet says it was " + ours.paidAs);
        }
    }

    private void incoming(ProviderTransaction transaction) {
        Incoming ours = journal.incoming.get(transaction.id());
        if (ours == null) {
            missing(transaction, "came in, and the exchange does not know it yet");
        } else if (!ours.amount.equals(transaction.amount()) || !ours.currency.equals(transaction.currency())) {
            differ(transaction, "came in, but the exchange has noted " + ours.amount + " " + ours.currency);
        } else if (ours.fate == JournalPayments.Fate.SUSPENDED) {
            Sums sum = sums(transaction.currency());
            sum.inSuspense = sum.inSuspense.plus(transaction.effect());
            line(Kind.IN_SUSPENSE, transaction, "waits for a decision");
        } else if (ours.fate == JournalPayments.Fate.DISMISSED) {
            Sums sum = sums(transaction.currency());
            sum.dismissed = sum.dismissed.plus(transaction.effect());
            line(Kind.DISMISSED, transaction, "was settled outside the exchange");
        } else if (ours.credits == 0) {
            missing(transaction, "is a wallet's, which does not have it yet");
        } else if (ours.credits > 1) {
            differ(transaction, "was credited " + ours.credits + " times");
        }
    }

    /** The provider has moved money of which no wallet knows yet, or never will. */
    private void missing(ProviderTransaction transaction, String what) {
        Sums sum = sums(transaction.currency());
        if (transaction.at().isAfter(newest)) {
            sum.inFlight = sum.inFlight.plus(transaction.effect());
            line(Kind.IN_FLIGHT, transaction, what);
        } else {
            differ(transaction, what);
        }
    }

    private void onlyInJournal(String reference, Outgoing ours) {
        if (ours.paidAs == null || ours.isWithoutProvider()) {
            return;
        }
        Sums sum = sums(currency);
        sum.paidOut = sum.paidOut.plus(ours.amount);
        String other = paidAs.putIfAbsent(ours.paidAs, reference);
        if (other != null) {
            add(Kind.DIFFERENCE, ours.paidAs, ours.amount, currency, "pays both " + other + " and " + reference);
        } else if (!seen.contains(ours.paidAs)) {
            add(
                    Kind.DIFFERENCE,
                    ours.paidAs,
                    ours.amount.negated(),
                    currency,
                    "is paid in the journal as " + reference + ", but not in the statement");
        }
    }

    private void onlyInJournal(String id, Incoming ours) {
        Sums sum = sums(ours.currency);
        for (int i = 0; i < ours.credits; i++) {
            sum.paidIn = sum.paidIn.plus(ours.amount);
        }
        if (!seen.contains(id)) {
            add(Kind.DIFFERENCE, id, ours.amount, ours.currency, "came in by the journal, but not by the statement");
        }
    }

    private Sums sums(String code) {
        return sums.computeIfAbsent(code, same -> new Sums());
    }

    private void differ(ProviderTransaction transaction, String what) {
        line(Kind.DIFFERENCE, transaction, what);
    }

    private void line(Kind kind, ProviderTransaction transaction, String what) {
        add(kind, transaction.id(), transaction.effect(), transaction.currency(), what);
    }

    private void add(Kind kind, String id, Money effect, String code, String what) {
        lines.add(new Line(kind, id, effect, code, what));
    }

    /** What is to be said about single transactions. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** How many lines are of a kind. */
    public long count(Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).count();
    }

    public boolean isClean() {
        return count(Kind.DIFFERENCE) == 0;
    }

    /** Writes the sums of each currency and what is to be said about single transactions. */
    public void print(PrintWriter out) {
        out.printf("%-34s %,20d%n", "transactions in the statement", settled);
        sums.forEach((code, sum) -> {
            row(out, "paid in by the journal", sum.paidIn, code);
            row(out, "paid out by the journal", sum.paidOut, code);
            row(out, "in flight", sum.inFlight, code);
            row(out, "in suspense", sum.inSuspense, code);
            row(out, "settled outside the exchange", sum.dismissed, code);
            row(out, "balance at the provider", sum.balance, code);
            row(out, "unexplained", sum.unexplained(), code);
        });
        row(out, "paid in without a provider", journal.withoutProvider, currency);
        out.println();
        for (Line line : lines) {
            out.printf(
                    "%-12s %-20s %16s %s  %s%n", line.kind(), line.id(), line.effect(), line.currency(), line.what());
        }
        out.println(isClean() ? "OK: statement and journal agree" : count(Kind.DIFFERENCE) + " differences");
        out.flush();
    }

    private static void row(PrintWriter out, String name, Money amount, String code) {
        out.printf("%-34s %20s %s%n", name, amount, code);
    }
}
