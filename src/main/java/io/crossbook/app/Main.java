package io.crossbook.app;

import io.crossbook.app.database.StartFailure;
import io.crossbook.replay.ReplayCommand;
import io.crossbook.replay.SeasonCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * The command line. Exit codes: 0 done, 1 something outside the program is in the way (the message says what to do), 2
 * the command line is wrong, 70 a bug.
 */
@Command(
        name = "crossbook",
        description = "An exchange for bets, predictions and stocks.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            ClusterCommand.class,
            DatabaseCommand.class,
            MigrateCommand.class,
            BenchCommand.class,
            SettleCommand.class,
            AuditCommand.class,
            RebuildCommand.class,
            ExportCommand.class,
            RestoreCommand.class,
            InspectCommand.class,
            SimulateFaultsCommand.class,
            SimulateSeasonCommand.class,
            ChaosCommand.class,
            PaymentProviderCommand.class,
            ReconcileCommand.class
        })
public final class Main {
    private static final int EXIT_TROUBLE = 1;
    private static final int EXIT_BUG = 70;
    private static final List<String> ABOUT_US = List.of("-h", "--help", "-V", "--version");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return commandLine().execute(withDefault(arguments));
    }

    private static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new ReplayCommand(() -> ThrowawayExchange.start(line.getErr()), System::nanoTime));
        line.addSubcommand(new SeasonCommand(System::nanoTime));
        return line.setOverwrittenOptionsAllowed(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
        if (exception instanceof StartFailure) {
            command.getErr().println(exception.getMessage());
            return EXIT_TROUBLE;
        }
        exception.printStackTrace(command.getErr());
        return EXIT_BUG;
    }

    /** Without a command, serve. */
    private static String[] withDefault(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        if (line.isEmpty() || (line.get(0).startsWith("-") && !ABOUT_US.contains(line.get(0)))) {
            line.add(0, "serve");
        }
        return line.toArray(new String[0]);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Crossbook " + (version == null ? "(not packaged)" : version)};
        }
    }
}
