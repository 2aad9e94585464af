package io.crossbook.app;

import io.crossbook.app.database.Folders;
import io.crossbook.app.database.StartFailure;
import io.crossbook.chaos.ChaosReport;
import io.crossbook.chaos.FaultKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs three nodes and a database under load, hurts them in every way there is, and checks what is left. */
@Command(
        name = "chaos",
        description = {
            "Run three nodes and PostgreSQL under load in a folder of their own, kill, pause, part and stall them, and",
            "check in the end that no money was created, lost or stuck and every promise made to a client was kept."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:everything was as promised", "1:something was not", "2:the command line is wrong"})
final class ChaosCommand implements Callable<Integer> {
    private static final int EXIT_BROKEN = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "5", description = "How long faults are injected.")
    private double minutes;

    @Option(names = "--rounds", paramLabel = "N", description = "Ends after so many rounds, however early.")
    private int rounds = Integer.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "X", description = "Which faults in which order; else one by the clock.")
    private long seed = System.currentTimeMillis();

    @Option(names = "--clients", paramLabel = "N", defaultValue = "12", description = "People who bet.")
    private int clients;

    @Option(names = "--faults", paramLabel = "F", split = ",", description = "Kinds of faults; else all.")
    private List<String> faults = List.of();

    @Option(names = "--data", paramLabel = "DIR", description = "An empty folder to use; else a temporary one.")
    private Path data;

    @Option(names = "--keep", description = "Keep the folder also when everything was as promised.")
    private boolean keep;

    private final long began = System.nanoTime();

    @Override
    public Integer call() throws Exception {
        Set<FaultKind> kinds = kinds();
        Path folder = folder();
        ChaosSettings settings = new ChaosSettings(
                folder, (long) (minutes * TimeUnit.MINUTES.toNanos(1)), rounds, seed, Math.max(1, clients), kinds);
        say("seed " + seed + ", everything is in " + folder);
        ChaosRun run = new ChaosRun(settings, this::say);
        Thread hook = new Thread(run::close, "chaos-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        ChaosReport report;
        boolean clean = false;
        try {
            report = run.run();
            clean = report.differences().isEmpty();
            print(report, folder);
        } finally {
            run.close();
            Runtime.getRuntime().removeShutdownHook(hook);
            if (!clean || keep) {
                run.keep();
            }
            run.unmount();
        }
        if (!clean || keep) {
            say("kept: " + folder);
        } else {
            Folders.delete(folder);
        }
        return clean ? 0 : EXIT_BROKEN;
    }

    private Set<FaultKind> kinds() {
        try {
            return faults.isEmpty()
                    ? EnumSet.allOf(FaultKind.class)
                    : EnumSet.copyOf(faults.stream().map(FaultKind::of).toList());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Path folder() throws IOException {
        if (data == null) {
            return Files.createTempDirectory("crossbook-chaos");
        }
        Path folder = Files.createDirectories(data.toAbsolutePath().normalize());
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new StartFailure(folder + " is not empty; a chaos run needs a folder of its own.");
            }
        }
        return folder;
    }

    private void print(ChaosReport report, Path folder) throws IOException {
        List<String> lines = report.lines(seed);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        lines.forEach(out::println);
        report.differences().forEach(difference -> out.println("  " + difference));
        out.flush();
        Files.write(folder.resolve("report.txt"), lines);
        Files.write(folder.resolve("differences.txt"), report.differences());
    }

    private void say(String line) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%4d:%02d  %s%n", seconds / 60, seconds % 60, line);
        out.flush();
    }
}
