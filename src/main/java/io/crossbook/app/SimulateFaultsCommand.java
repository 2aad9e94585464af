package io.crossbook.app;

import io.crossbook.simulation.Fault;
import io.crossbook.simulation.Figures;
import io.crossbook.simulation.SeedReport;
import io.crossbook.simulation.Simulation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the exchange's cores through simulated worlds in which everything goes wrong. */
@Command(
        name = "simulate-faults",
        description = {
            "Run wallets, books, markets and sagas under virtual time in worlds full of faults, one for each seed, and",
            "check after every event that no money was created, lost or stuck. The same seed is the same world."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every world was clean", "1:at least one was not", "2:the command line is wrong"})
final class SimulateFaultsCommand implements Callable<Integer> {
    private static final int EXIT_BROKEN = 1;
    private static final int BLOCK = 250;
    private static final int TROUBLES_MAX = 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "2000", description = "Worlds to run.")
    private long seeds;

    @Option(names = "--from", paramLabel = "S", defaultValue = "0", description = "The first seed.")
    private long from;

    @Option(names = "--seed", paramLabel = "X", description = "Run this seed only.")
    private Long only;

    @Option(names = "--trace", description = "Tell the story of the one seed line by line.")
    private boolean trace;

    @Option(names = "--threads", paramLabel = "T", description = "Worlds at the same time; else one on each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    private Figures sum = Figures.NONE;
    private int troubles;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (only != null) {
            return one();
        }
        if (trace) {
            throw new ParameterException(spec.commandLine(), "--trace tells the story of one world: name its --seed.");
        }
        long started = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            for (long next = from; next < from + seeds && troubles < TROUBLES_MAX; next += BLOCK) {
                long end = Math.min(from + seeds, next + BLOCK);
                run(workers, next, end);
                progress(end - from, started);
            }
        } finally {
            workers.shutdownNow();
        }
        print();
        return troubles == 0 ? 0 : EXIT_BROKEN;
    }

    private int one() {
        PrintWriter out = spec.commandLine().getOut();
        SeedReport report = Simulation.run(only, trace ? out::println : null);
        add(report);
        out.printf("seed %d is the world %016x%n", report.seed(), report.hash());
        print();
        return report.isClean() ? 0 : EXIT_BROKEN;
    }

    private void run(ExecutorService workers, long first, long end) throws InterruptedException, ExecutionException {
        List<Future<SeedReport>> reports = new ArrayList<>();
        for (long seed = first; seed < end; seed++) {
            long one = seed;
            reports.add(workers.submit(() -> Simulation.run(one, null)));
        }
        for (Future<SeedReport> report : reports) {
            add(report.get());
        }
    }

    private void add(SeedReport report) {
        sum = sum.plus(report.figures());
        if (!report.isClean()) {
            troubles++;
            PrintWriter out = spec.commandLine().getOut();
            out.printf("seed %d: %s%n", report.seed(), report.trouble());
            out.printf("  again: ./crossbook simulate-faults --seed %d --trace%n", report.seed());
            out.flush();
        }
    }

    private void progress(long done, long started) {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "%,d of %,d seeds, %,d seeds/s, %,d events, %d not clean%n",
                done, seeds, done * 1000 / millis, sum.commits(), troubles);
        err.flush();
    }

    private void print() {
        PrintWriter out = spec.commandLine().getOut();
        for (Fault fault : Fault.values()) {
            out.printf("%-46s %,14d%n", fault.text(), sum.of(fault));
        }
        out.printf("%-46s %,14d%n", "faults injected", sum.faultCount());
        out.printf("%-46s %,14d%n", "events", sum.commits());
        out.printf("%-46s %,14d%n", "orders acknowledged", sum.acknowledged());
        out.printf("%-46s %,14d%n", "bets", sum.bets());
        out.printf("%-46s %,14d%n", "markets settled", sum.settled());
        out.printf("%-46s %,14d%n", "cents created or lost", sum.centsLost());
        out.printf("%-46s %,14d%n", "worlds not clean", troubles);
        out.flush();
    }
}
