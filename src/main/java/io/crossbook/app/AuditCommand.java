package io.crossbook.app;

import io.crossbook.app.database.StartFailure;
import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport;
import io.crossbook.audit.JournalUnreadable;
import io.crossbook.audit.PostgresJournal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Audits the journal of a data directory, whether its server runs or not, or of any database. */
@Command(
        name = "audit",
        description = {
            "Prove from the journal alone that no money was created, lost or stuck.",
            "Reads one snapshot and changes nothing; works beside a running server and on a stopped one's data."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every invariant holds",
            "1:at least one is broken",
            "2:the command line is wrong or the journal cannot be read"
        })
final class AuditCommand implements Callable<Integer> {
    private static final int EXIT_BROKEN = 1;
    private static final int EXIT_UNREADABLE = 2;
    private static final String UNDEFINED_TABLE = "42P01";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--strict-quiet",
            description = "Everything must have come to rest; else only what waits for more than 60 s is a difference.")
    private boolean strictQuiet;

    @Override
    public Integer call() {
        try {
            return database.with("crossbook-audit", spec.commandLine().getErr(), this::audit);
        } catch (SQLException e) {
            String hint = UNDEFINED_TABLE.equals(e.getSQLState())
                    ? "There is no journal in it: is it a Crossbook database?"
                    : "Check that it runs, and its address, user and password.";
            String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return unreadable("The database cannot be read (" + problem + "). " + hint);
        } catch (StartFailure | JournalUnreadable e) {
            return unreadable(e.getMessage());
        }
    }

    private int unreadable(String why) {
        spec.commandLine().getErr().println(why);
        return EXIT_UNREADABLE;
    }

    private int audit(Connection connection, boolean live) throws SQLException {
        PostgresJournal journal = PostgresJournal.open(connection, live);
        EventProgress progress = EventProgress.to(spec.commandLine().getErr(), journal.size());
        AuditReport report = Audit.run(journal, strictQuiet, progress);
        progress.end();
        report.print(spec.commandLine().getOut());
        return report.isClean() ? 0 : EXIT_BROKEN;
    }
}
