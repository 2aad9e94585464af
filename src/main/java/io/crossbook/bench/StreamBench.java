package io.crossbook.bench;

import io.crossbook.bench.CommitLog.Commit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Measures how soon after its commit a change is on a client's socket, and how many sockets one node serves. The
 * sockets are read by a process of their own.
 */
public final class StreamBench {
    private static final Duration SUBSCRIBE_MAX = Duration.ofMinutes(2);
    private static final Duration ARRIVE_MAX = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Subject subject;
    private final StreamBenchSettings settings;
    private final InetSocketAddress server;
    private final List<String> readers;
    private final CommitLog commits;
    private final LongSupplier micros;
    private final Consumer<String> progress;
    private final Tally tally = new Tally();
    private final StreamWords words = new StreamWords();

    /**
     * Prepares a run.
     *
     * @param readers a program that runs {@link Readers}
     * @param micros the clock by which the books say when they committed, and by which the readers tell their time
     */
    public StreamBench(
            Subject subject,
            StreamBenchSettings settings,
            InetSocketAddress server,
            List<String> readers,
            CommitLog commits,
            LongSupplier micros,
            Consumer<String> progress) {
        this.subject = subject;
        this.settings = settings;
        this.server = server;
        this.readers = List.copyOf(readers);
        this.commits = commits;
        this.micros = micros;
        this.progress = progress;
    }

    /** Runs everything and returns the table; {@code watch} is handed the markets whose commits are to be noted. */
    public List<String> run(Consumer<List<String>> watch) throws IOException, InterruptedException {
        progress.accept(settings.users() + " users deposit, " + settings.markets() + " markets open");
        Population population = Population.create(subject, settings.users(), settings.markets());
        List<String> markets = population.marketIds();
        watch.accept(markets);
        var load = new OpenLoop(population.quoters(subject, settings.seed(), tally), subject.nanos());
        progress.accept("warming up for " + settings.warmup().toSeconds() + " s");
        load.run(settings.rate(), settings.warmup());
        List<StreamStretch> read = new ArrayList<>();
        if (settings.sockets() > 0) {
            read.add(read(load, settings.rate(), markets, settings.sockets(), 0));
        }
        // Later than the first readers, when the compiler has seen both: what readers cost is the difference.
        StreamStretch quiet = stretch(load, settings.rate(), markets, null, 0);
        words.quiet(quiet);
        read.forEach(stretch -> words.everyChange(stretch, quiet, markets.size()));
        if (settings.crowd() > 0) {
            int conflate = StreamBenchSettings.CROWD_CONFLATE_MS;
            words.crowd(read(load, settings.crowdRate(), markets, settings.crowd(), conflate), quiet, markets.size());
        }
        return words.report();
    }

    private StreamStretch read(OpenLoop load, int rate, List<String> markets, int sockets, int conflateMs)
            throws IOException, InterruptedException {
        try (var process = new ReaderProcess(readers)) {
            progress.accept("opening %,d sockets".formatted(sockets));
            process.open(server, markets, sockets, conflateMs);
            awaitImages(process, sockets);
            load.skip();
            load.run(rate, settings.warmup());
            return stretch(load, rate, markets, process, sockets);
        }
    }

    private void awaitImages(ReaderProcess process, int sockets) throws IOException {
        long end = micros.getAsLong() + micros(SUBSCRIBE_MAX);
        ReaderProcess.State state = process.state();
        while (state.subscribed() + state.lost() < sockets && micros.getAsLong() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            state = process.state();
        }
        progress.accept("%,d of %,d sockets have their image".formatted(state.subscribed(), sockets));
    }

    /** Measures one stretch; {@code process} is null when nobody reads. */
    private StreamStretch stretch(OpenLoop load, int rate, List<String> markets, ReaderProcess process, int sockets)
            throws IOException, InterruptedException {
        var cpu = new CpuMeter(subject.databasePrograms());
        tally.take();
        commits.forget();
        if (process != null) {
            process.collect();
        }
        CpuMeter.Used before = cpu.now();
        load.skip();
        long from = micros.getAsLong();
        load.run(rate, settings.window());
        long to = micros.getAsLong();
        CpuMeter.Used used = cpu.now().minus(before);
        Tally.Counts placed = tally.take();
        load.drain();
        List<List<Commit>> changes =
                markets.stream().map(id -> commits.between(id, from, to)).toList();
        var arrivals = new Arrivals(changes, sockets, from, to);
        ReaderProcess.State state = new ReaderProcess.State(0, 0);
        long heap = 0;
        if (process != null) {
            awaitArrivals(process, arrivals);
            state = process.state();
            heap = StreamStretch.collectedHeap();
        }
        long count = changes.stream().mapToLong(List::size).sum();
        return new StreamStretch(to - from, placed, count, used, arrivals, state, heap);
    }

    /** What is on its way may still arrive; how late it was is known, whenever this looks. */
    private void awaitArrivals(ReaderProcess process, Arrivals arrivals) throws IOException {
        long end = micros.getAsLong() + micros(ARRIVE_MAX);
        arrivals.take(process.collect());
        while (!arrivals.complete() && micros.getAsLong() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            arrivals.take(process.collect());
        }
    }

    private static long micros(Duration time) {
        return TimeUnit.NANOSECONDS.toMicros(time.toNanos());
    }
}
