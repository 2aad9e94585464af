package io.crossbook.app;

import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport;
import io.crossbook.audit.Invariant;
import io.crossbook.audit.JournalUnreadable;
import io.crossbook.audit.PostgresJournal;
import io.crossbook.chaos.Absences;
import io.crossbook.chaos.Breach;
import io.crossbook.chaos.ChaosReport;
import io.crossbook.chaos.JournalFacts;
import io.crossbook.chaos.PromiseCheck;
import io.crossbook.history.Linearizability;
import io.crossbook.history.Operation;
import io.crossbook.readside.Rebuild;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Holds everything that can be checked after a chaos run against the journal. */
final class ChaosChecks {
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long MICROS_PER_CENT = 10_000;
    private static final int SHOWN = 20;
    private static final Set<Invariant> COMES_TO_REST = EnumSet.of(Invariant.QUIET, Invariant.VIEWS);

    private final ChaosDatabase database;
    private final ChaosReport report;
    private final Consumer<String> say;

    ChaosChecks(ChaosDatabase database, ChaosReport report, Consumer<String> say) {
        this.database = database;
        this.report = report;
        this.say = say;
    }

    /** What has to hold at any time, also while everything goes wrong. */
    void inBetween() {
        try {
            AuditReport audit = audit(false);
            for (Invariant invariant : Invariant.values()) {
                if (!COMES_TO_REST.contains(invariant)) {
                    note(audit, invariant);
                }
            }
            say.accept("audit of " + audit.figures().events() + " events");
        } catch (SQLException | JournalUnreadable e) {
            say.accept("audit put off: " + e.getMessage());
        }
    }

    /** Everything, once nothing goes wrong any more. */
    void inTheEnd(List<Operation> history, Absences absences) throws InterruptedException {
        step("the journal", this::journal);
        step("the views", () -> report.figure("differing view rows", differingRows()));
        step("the promises", () -> promises(history));
        step("the order of events", () -> order(history, absences));
    }

    @FunctionalInterface
    private interface Step {
        void run() throws SQLException, InterruptedException;
    }

    /** What cannot be checked is a difference. */
    private void step(String what, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (SQLException | RuntimeException e) {
            report.difference(what + " could not be checked: " + e);
        }
    }

    private void journal() throws SQLException, InterruptedException {
        AuditReport audit = atRest();
        for (Invariant invariant : Invariant.values()) {
            note(audit, invariant);
        }
        AuditReport.Figures figures = audit.figures();
        long missing = figures.deposited()
                - figures.withdrawn()
                - figures.balances()
                - figures.commission()
                - figures.inTransit();
        report.figure("events in the journal", figures.events());
        report.figure("orders accepted", figures.ordersAccepted());
        report.figure("bets matched", figures.bets());
        report.figure("cents created or lost", missing / MICROS_PER_CENT);
        if (missing != 0) {
            report.difference("money: " + missing + " micros are missing");
        }
        report.figure("stuck reservations and effects", audit.differences(Invariant.QUIET));
    }

    /** The audit when everything has come to rest, or the last one when that takes too long. */
    private AuditReport atRest() throws SQLException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            AuditReport audit = audit(true);
            boolean quiet = COMES_TO_REST.stream().allMatch(one -> audit.differences(one) == 0);
            if (quiet || System.nanoTime() - start > QUIET_NANOS) {
                report.seconds("time to come to rest", System.nanoTime() - start);
                return audit;
            }
            TimeUnit.SECONDS.sleep(2);
        }
    }

    private AuditReport audit(boolean strictQuiet) throws SQLException {
        try (Connection connection = database.connect()) {
            return Audit.run(PostgresJournal.open(connection, true), strictQuiet, read -> {});
        }
    }

    private void note(AuditReport audit, Invariant invariant) {
        if (audit.differences(invariant) > 0) {
            report.difference(invariant.code() + " " + invariant.text() + ": " + audit.differences(invariant)
                    + ", first " + audit.first(invariant).get(0));
        }
    }

    private long differingRows() throws SQLException {
        long rows = 0;
        for (String view : Rebuild.names()) {
            try (Connection connection = database.connect()) {
                Map<String, Long> differences = Rebuild.compare(connection, view, read -> {});
                long differing =
                        differences.values().stream().mapToLong(Long::longValue).sum();
                if (differing > 0) {
                    report.difference("view " + view + ": " + differences);
                }
                rows += differing;
            }
        }
        return rows;
    }

    /** Whether one order of events explains all that clients saw. */
    private void order(List<Operation> history, Absences absences) throws SQLException {
        try (Connection connection = database.connect()) {
            Linearizability.Report found = Linearizability.check(history, PostgresJournal.open(connection, true));
            report.figure("writes found in the journal's order", found.writes());
            report.figure("reads held against the journal", found.reads());
            List<String> contradictions = new ArrayList<>(found.contradictions());
            contradictions.removeIf(absences::explain);
            report.figure(
                    "old states read from a node that was away",
                    found.contradictions().size() - contradictions.size());
            report.figure("contradictions to one order of events", contradictions.size());
            contradictions.stream().limit(SHOWN).forEach(report::difference);
        }
    }

    private void promises(List<Operation> history) throws SQLException {
        JournalFacts facts;
        try (Connection connection = database.connect()) {
            facts = JournalFacts.of(PostgresJournal.open(connection, true));
        }
        List<Breach> breaches = PromiseCheck.check(history, facts);
        report.figure(
                "bets lost",
                breaches.stream()
                        .filter(breach -> breach.kind() == Breach.Kind.ACKNOWLEDGED_BUT_LOST
                                && breach.of() == Operation.Kind.PLACE)
                        .count());
        for (Breach.Kind kind : Breach.Kind.values()) {
            List<Breach> some = new ArrayList<>(breaches);
            some.removeIf(breach -> breach.kind() != kind);
            report.figure(kind.text(), some.size());
            some.stream().limit(SHOWN).forEach(breach -> report.difference(breach.toString()));
        }
    }
}
