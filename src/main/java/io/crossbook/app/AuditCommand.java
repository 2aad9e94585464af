package io.crossbook.app;

import io.crossbook.app.database.DatabaseAccess;
import io.crossbook.app.database.StartFailure;
import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport;
import io.crossbook.audit.JournalUnreadable;
import io.crossbook.audit.PostgresJournal;
import io.crossbook.config.DatabaseSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The data directory of the server (default: ./data).")
    private Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "A database to read instead, as jdbc:postgresql://host:port/database.")
    private String databaseUrl;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "${env:CROSSBOOK_DATABASE_USER:-crossbook}",
            description = "Who to be there (default: CROSSBOOK_DATABASE_USER, else crossbook).")
    private String user;

    @Option(
            names = "--password",
            paramLabel = "WORD",
            defaultValue = "${env:CROSSBOOK_DATABASE_PASSWORD:-}",
            description = "The password (default: CROSSBOOK_DATABASE_PASSWORD).")
    private String password;

    @Option(
            names = "--strict-quiet",
            description = "Everything must have come to rest; else only what waits for more than 60 s is a difference.")
    private boolean strictQuiet;

    @Override
    public Integer call() {
        try {
            return databaseUrl == null
                    ? auditDirectory()
                    : audit(new DatabaseSettings(databaseUrl, user, password), true);
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

    private int auditDirectory() throws SQLException {
        PrintWriter err = spec.commandLine().getErr();
        try (DatabaseAccess access = DatabaseAccess.open(data, err::println)) {
            return audit(access.settings(), access.isServed());
        }
    }

    private int audit(DatabaseSettings database, boolean live) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), properties(database))) {
            PostgresJournal journal = PostgresJournal.open(connection, live);
            AuditProgress progress = AuditProgress.to(spec.commandLine().getErr(), journal.size());
            AuditReport report = Audit.run(journal, strictQuiet, progress);
            progress.end();
            report.print(spec.commandLine().getOut());
            return report.isClean() ? 0 : EXIT_BROKEN;
        }
    }

    private static Properties properties(DatabaseSettings database) {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", "crossbook-audit");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }
}
