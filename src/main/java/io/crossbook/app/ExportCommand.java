package io.crossbook.app;

import io.crossbook.recovery.Export;
import io.crossbook.recovery.Until;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Exports a journal and what else a restore needs to a hash-chained file. */
@Command(
        name = "export",
        description = {
            "Write the journal and what else a restore needs to a file; each line of it holds the hash of all before.",
            "Reads one snapshot and changes nothing; works beside a running server and on a stopped one's data."
                    + " The file holds password hashes and everybody's bets: keep it secret, and the hash it ends with"
                    + " somewhere else.",
            "Anybody can check it: java src/main/java/io/crossbook/verify/VerifyExport.java FILE"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, but the journal breaks an invariant; crossbook audit says which",
            "2:the command line is wrong, the database cannot be read or the file not written; there is no file"
        })
final class ExportCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Where to write, compressed with gzip (default: ./crossbook-TIME.jsonl.gz).")
    private Path file;

    @Option(
            names = "--until",
            paramLabel = "TIME|ORDERING",
            converter = UntilConverter.class,
            description = "Leave out what was written after this time (like 2027-01-15T08:00:00Z), or after the event"
                    + " of this number among all.")
    private Until until = Until.NOW;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "An earlier export of the same journal, which this one continues: only later events.")
    private Path from;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        return RecoveryOutput.attempt(err, () -> database.with("crossbook-export", err, this::export));
    }

    private int export(Connection connection, boolean live) throws SQLException {
        Path to = file == null ? Path.of("crossbook-" + STAMP.format(Instant.now()) + ".jsonl.gz") : file;
        Export export = Export.prepare(connection, until, from);
        EventProgress progress = EventProgress.to(spec.commandLine().getErr(), export.size());
        Export.Result result;
        try {
            result = export.write(to, progress);
        } finally {
            progress.end();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("exported to          %s%n", to);
        out.printf("events               %,d up to number %,d%n", result.events(), result.last());
        out.printf("rows beside them     %,d%n", result.rows());
        return RecoveryOutput.tell(out, result.report(), result.hash());
    }

    static final class UntilConverter implements ITypeConverter<Until> {
        @Override
        public Until convert(String text) {
            try {
                return Until.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
