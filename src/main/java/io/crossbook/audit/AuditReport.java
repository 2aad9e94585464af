package io.crossbook.audit;

import java.io.PrintWriter;
import java.util.List;

/** What an audit found. */
public final class AuditReport {
    private final Findings findings;
    private final Quiet quiet;
    private final Figures figures;

    /**
     * Counts and sums; amounts in micros.
     *
     * @param orders reservations ever made
     * @param bets how often two orders were matched
     * @param withdrawn what was paid out; pendingWithdrawals is still in the balances
     * @param exposure kept against the balances for bets and open orders
     * @param inTransit what books owe to wallets that have not heard of it yet, negative for losses
     * @param viewed wallets and books whose rows in the views were compared with their events
     */
    public record Figures(
            long events,
            long wallets,
            long books,
            long markets,
            long orders,
            long ordersAccepted,
            long bets,
            long deposited,
            long withdrawn,
            long pendingWithdrawals,
            long balances,
            long exposure,
            long commission,
            long inTransit,
            long viewed) {}

    AuditReport(Findings findings, Quiet quiet, Figures figures) {
        this.findings = findings;
        this.quiet = quiet;
        this.figures = figures;
    }

    public Figures figures() {
        return figures;
    }

    /** Whether every invariant holds. */
    public boolean isClean() {
        for (Invariant invariant : Invariant.values()) {
            if (differences(invariant) > 0) {
                return false;
            }
        }
        return true;
    }

    /** How often an invariant is broken. */
    public long differences(Invariant invariant) {
        return findings.count(invariant);
    }

    /** The first differences of an invariant, at most twenty. */
    public List<Difference> first(Invariant invariant) {
        return findings.first(invariant);
    }

    /** Writes counts and sums, what is under way, and a line for each invariant with its first differences. */
    public void print(PrintWriter out) {
        count(out, "events", figures.events());
        count(out, "wallets", figures.wallets());
        count(out, "books", figures.books());
        count(out, "markets", figures.markets());
        count(out, "orders", figures.orders());
        count(out, "orders accepted", figures.ordersAccepted());
        count(out, "bets", figures.bets());
        sum(out, "deposits", figures.deposited());
        sum(out, "withdrawals", figures.withdrawn());
        sum(out, "pending withdrawals", figures.pendingWithdrawals());
        sum(out, "balances", figures.balances());
        sum(out, "exposure", figures.exposure());
        sum(out, "commission", figures.commission());
        sum(out, "in transit", figures.inTransit());
        count(out, "compared with views", figures.viewed());
        waiting(out, "orders placing", quiet.reservations());
        waiting(out, "effects under way", quiet.effects());
        waiting(out, "deposits under way", quiet.credits());
        waiting(out, "settlements running", quiet.settlements());
        out.println();
        for (Invariant invariant : Invariant.values()) {
            print(out, invariant);
        }
        out.flush();
    }

    private void print(PrintWriter out, Invariant invariant) {
        long count = differences(invariant);
        String result = count == 0 ? "OK" : count == 1 ? "1 difference" : String.format("%,d differences", count);
        out.printf("%s  %-32s %s%n", invariant.code(), invariant.text(), result);
        first(invariant).forEach(difference -> out.println("      " + difference));
        if (count > first(invariant).size()) {
            out.printf("      and %,d more%n", count - first(invariant).size());
        }
    }

    private static void count(PrintWriter out, String name, long count) {
        out.printf("%-20s %,22d%n", name, count);
    }

    private static void sum(PrintWriter out, String name, long micros) {
        out.printf("%-20s %22s%n", name, Amounts.text(micros));
    }

    private void waiting(PrintWriter out, String name, Quiet.Waiting waiting) {
        String age = waiting.count() == 0 ? "" : ", the oldest for " + waiting.seconds(quiet.now()) + " s";
        out.printf("%-20s %,22d%s%n", name, waiting.count(), age);
    }
}
