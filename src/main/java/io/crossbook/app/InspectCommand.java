package io.crossbook.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.recovery.Inspection;
import io.crossbook.recovery.Moment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a wallet, a book or a market as it was. */
@Command(
        name = "inspect",
        description = {
            "Show a wallet, a book or a market as it was, as JSON, made anew from its events.",
            "Reads the journal beside a running server or of a stopped one, or an export."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "2:the command line is wrong, or there was no such thing by then"})
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Parameters(index = "0", paramLabel = "KIND", description = "wallet, book or market.")
    private Inspection.Kind kind;

    @Parameters(index = "1", paramLabel = "ID", description = "The user's id for a wallet, else the market's.")
    private String id;

    @ArgGroup
    private Point point = new Point();

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "An export to read instead of a database; again for each that continues it.")
    private List<Path> files;

    private static final class Point {
        @Option(names = "--at", paramLabel = "TIME", description = "As of then, like 2027-01-15T08:00:00Z.")
        private Instant at;

        @Option(names = "--event", paramLabel = "N", description = "As of its N-th event.")
        private Long event;

        Moment moment() {
            if (at != null) {
                return Moment.at(at);
            }
            return event == null ? Moment.NOW : Moment.afterEvent(event);
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        return RecoveryOutput.attempt(
                err,
                () -> files == null
                        ? database.with(
                                "crossbook-inspect",
                                err,
                                (connection, live) -> print(Inspection.ofJournal(connection, kind, id, point.moment())))
                        : print(Inspection.ofExports(files, kind, id, point.moment())));
    }

    private int print(JsonNode answer) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(answer.toPrettyString());
        out.flush();
        return 0;
    }
}
