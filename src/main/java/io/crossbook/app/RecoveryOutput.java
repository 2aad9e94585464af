package io.crossbook.app;

import io.crossbook.app.database.StartFailure;
import io.crossbook.audit.AuditReport;
import io.crossbook.domain.money.Money;
import io.crossbook.recovery.ExportUnusable;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/** What the commands about exports have in common: how they fail, and what they say of a journal. */
final class RecoveryOutput {
    static final int EXIT_BROKEN = 1;
    static final int EXIT_FAILED = 2;

    private RecoveryOutput() {}

    /** Does the work of a command; returns its exit code, or that of a failure after saying what is in the way. */
    static int attempt(PrintWriter err, Callable<Integer> work) throws Exception {
        try {
            return work.call();
        } catch (ExportUnusable | StartFailure e) {
            err.println(e.getMessage());
        } catch (SQLException e) {
            err.println("The database cannot be used: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return EXIT_FAILED;
    }

    /** Says what a journal comes to and how its chain ends; returns the exit code. */
    static int tell(PrintWriter out, AuditReport report, String hash) {
        AuditReport.Figures figures = report.figures();
        out.printf("wallets              %,d%n", figures.wallets());
        out.printf("deposits             %s%n", Money.ofMicros(figures.deposited()));
        out.printf("withdrawals          %s%n", Money.ofMicros(figures.withdrawn()));
        out.printf("balances             %s%n", Money.ofMicros(figures.balances()));
        out.printf("commission           %s%n", Money.ofMicros(figures.commission()));
        out.printf("in transit           %s%n", Money.ofMicros(figures.inTransit()));
        out.printf("chain ends with      %s%n", hash);
        if (!report.isClean()) {
            out.println("The journal breaks invariants: crossbook audit says which.");
        }
        out.flush();
        return report.isClean() ? 0 : EXIT_BROKEN;
    }
}
