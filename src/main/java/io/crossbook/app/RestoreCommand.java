package io.crossbook.app;

import io.crossbook.app.database.Migrations;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.recovery.Restore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores exports into an empty database. */
@Command(
        name = "restore",
        description = {
            "Bring an export back into an empty database, which is created if the data directory has none.",
            "Checks every line, and all or nothing is there in the end: after an interruption simply run it again."
                    + " Then start the server; it makes the views anew by itself, and people log in again."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, but the journal breaks an invariant; crossbook audit says which",
            "2:the command line is wrong, the export is damaged, the database is not empty or cannot be used"
        })
final class RestoreCommand implements Callable<Integer> {
    private static final String NAME = "crossbook-restore";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "An export, and those that continue it in order.")
    private List<Path> files;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        return RecoveryOutput.attempt(err, () -> {
            String schema = Restore.schema(files);
            return database.create(err, settings -> restore(settings, schema));
        });
    }

    private int restore(DatabaseSettings settings, String schema) throws SQLException {
        try (Connection connection = DatabaseOptions.connect(settings, NAME)) {
            Restore.requireEmpty(connection, schema);
        }
        Migrations.apply(settings, schema);
        EventProgress progress = EventProgress.to(spec.commandLine().getErr(), Restore.size(files));
        Restore.Result result;
        try (Connection connection = DatabaseOptions.connect(settings, NAME)) {
            result = Restore.run(connection, files, progress);
        } finally {
            progress.end();
        }
        Migrations.apply(settings);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("events               %,d%n", result.events());
        out.printf("rows beside them     %,d%n", result.rows());
        return RecoveryOutput.tell(out, result.report(), result.hash());
    }
}
