package io.crossbook.app;

import io.crossbook.app.database.StartFailure;
import io.crossbook.readside.Rebuild;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes views of the read side anew, or shows that they are what the journal comes to. */
@Command(
        name = "rebuild",
        description = {
            "Make a view of the read side anew from the journal while the exchange runs; old rows are served until the"
                    + " new ones are complete.",
            "With --check nothing is replaced: the new rows are compared with the old ones, row by row."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done, and with --check everything is equal",
            "1:some rows differ",
            "2:the command line is wrong or the database cannot be reached"
        })
final class RebuildCommand implements Callable<Integer> {
    private static final int EXIT_DIFFERENT = 1;
    private static final int EXIT_FAILED = 2;
    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Option(names = "--check", description = "Compare only.")
    private boolean check;

    @Parameters(paramLabel = "VIEW", description = "Which one, or all.")
    private String view;

    @Override
    public Integer call() {
        List<String> names = view.equals(ALL) ? Rebuild.names() : List.of(view);
        PrintWriter err = spec.commandLine().getErr();
        if (!Rebuild.names().containsAll(names)) {
            err.println("There is no view " + view + "; there are " + String.join(", ", Rebuild.names()) + ", and "
                    + ALL + ".");
            return EXIT_FAILED;
        }
        try {
            return database.with("crossbook-rebuild", err, (connection, live) -> {
                boolean equal = true;
                for (String name : names) {
                    equal &= one(connection, name);
                }
                return equal ? 0 : EXIT_DIFFERENT;
            });
        } catch (SQLException e) {
            err.println("The database cannot be used: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return EXIT_FAILED;
        } catch (StartFailure e) {
            err.println(e.getMessage());
            return EXIT_FAILED;
        }
    }

    private boolean one(Connection connection, String name) throws SQLException {
        connection.setAutoCommit(true);
        EventProgress progress = EventProgress.to(spec.commandLine().getErr(), events(connection, name));
        PrintWriter out = spec.commandLine().getOut();
        if (!check) {
            long events = Rebuild.replace(connection, name, progress);
            progress.end();
            out.printf("%-12s made anew from %,d events%n", name, events);
            return true;
        }
        Map<String, Long> differences = Rebuild.compare(connection, name, progress);
        progress.end();
        long rows = differences.values().stream().mapToLong(Long::longValue).sum();
        out.printf("%-12s %s%n", name, rows == 0 ? "equals the fold of the journal" : "DIFFERENT in " + differences);
        return rows == 0;
    }

    private static long events(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT coalesce(sum(seq), 0) FROM read.progress WHERE view_group = '"
                                + Rebuild.group(name) + "'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
