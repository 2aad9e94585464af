package io.crossbook.bench;

import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/** Measures how soon after its commit a change is on a client's socket, and how many sockets one node serves. */
public final class StreamBench {
    private static final double P50 = 50.0;
    private static final double MICROS_PER_MILLI = 1000.0;
    private static final int DIGITS = 3;
    private static final Duration SUBSCRIBE_MAX = Duration.ofSeconds(60);

    private final Subject subject;
    private final StreamBenchSettings settings;
    private final InetSocketAddress server;
    private final CommitLog commits;
    private final LongSupplier micros;
    private final Consumer<String> progress;
    private final List<String> report = new ArrayList<>();

    /** Prepares a run; {@code micros} is the clock by which the books say when they committed. */
    public StreamBench(
            Subject subject,
            StreamBenchSettings settings,
            InetSocketAddress server,
            CommitLog commits,
            LongSupplier micros,
            Consumer<String> progress) {
        this.subject = subject;
        this.settings = settings;
        this.server = server;
        this.commits = commits;
        this.micros = micros;
        this.progress = progress;
    }

    /** Runs everything and returns the table; {@code watch} is handed the markets whose commits are to be noted. */
    public List<String> run(Consumer<List<String>> watch) throws InterruptedException {
        var tally = new Tally();
        var population = new PlacementSettings(
                settings.users(),
                settings.markets(),
                settings.warmup(),
                settings.window(),
                1,
                settings.window(),
                settings.seed());
        List<Player> players = Population.create(subject, population, tally);
        List<String> markets = players.get(0).marketIds();
        watch.accept(markets);
        var load = new OpenLoop(players, subject.nanos());
        load.run(settings.rate(), settings.warmup());
        everyChange(load, tally, markets);
        crowd(load, tally, markets);
        load.drain();
        return report;
    }

    private void everyChange(OpenLoop load, Tally tally, List<String> markets) throws InterruptedException {
        try (var sockets = new SocketCrowd(server, markets, 0, micros)) {
            open(sockets, settings.sockets(), load);
            tally.take();
            commits.forget();
            commits.takeChanges();
            sockets.keep(true);
            load.run(settings.rate(), settings.window());
            long changes = commits.takeChanges();
            Tally.Counts placed = tally.take();
            List<SocketCrowd.Received> received = List.copyOf(sockets.received());
            sockets.keep(false);
            double seconds = settings.window().toMillis() / MICROS_PER_MILLI;
            row("placements", "%,.0f/s, price changes %,.0f/s", placed.accepted() / seconds, changes / seconds);
            row(
                    "placement: asked to committed and answered",
                    "p50 %.1f ms, p99 %.1f ms",
                    placed.latencies().getValueAtPercentile(P50) / MICROS_PER_MILLI,
                    placed.latencies().getValueAtPercentile(Tally.P99) / MICROS_PER_MILLI);
            Histogram latencies = new Histogram(DIGITS);
            for (SocketCrowd.Received each : received) {
                long committed = commits.firstAfter(each.marketId(), each.prevSeq());
                if (committed != 0) {
                    latencies.recordValue(Math.max(0, each.at() - committed));
                }
            }
            row(
                    "%,d sockets, each on 1 of %d markets".formatted(sockets.subscribed(), markets.size()),
                    "%,.0f messages/s",
                    received.size() / seconds);
            row(
                    "change: committed to received",
                    "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms",
                    latencies.getValueAtPercentile(P50) / MICROS_PER_MILLI,
                    latencies.getValueAtPercentile(Tally.P99) / MICROS_PER_MILLI,
                    latencies.getValueAtPercentile(99.9) / MICROS_PER_MILLI,
                    latencies.getMaxValue() / MICROS_PER_MILLI);
        }
    }

    private void crowd(OpenLoop load, Tally tally, List<String> markets) throws InterruptedException {
        try (var sockets = new SocketCrowd(server, markets, StreamBenchSettings.CROWD_CONFLATE_MS, micros)) {
            open(sockets, settings.crowd(), load);
            tally.take();
            commits.takeChanges();
            sockets.keep(false);
            load.run(settings.rate(), settings.window());
            int[] counts = sockets.counts();
            long changes = commits.takeChanges();
            Tally.Counts placed = tally.take();
            commits.forget();
            double seconds = settings.window().toMillis() / MICROS_PER_MILLI;
            Arrays.sort(counts);
            row(
                    "%,d sockets, each on 1 of %d markets, conflated to %d ms"
                            .formatted(sockets.subscribed(), markets.size(), StreamBenchSettings.CROWD_CONFLATE_MS),
                    "%,.0f messages/s at %,.0f price changes/s",
                    Arrays.stream(counts).asLongStream().sum() / seconds,
                    changes / seconds);
            row(
                    "messages a second and socket",
                    "slowest %.2f, median %.2f, fastest %.2f",
                    counts[0] / seconds,
                    counts[counts.length / 2] / seconds,
                    counts[counts.length - 1] / seconds);
            row(
                    "placement meanwhile",
                    "p50 %.1f ms, p99 %.1f ms",
                    placed.latencies().getValueAtPercentile(P50) / MICROS_PER_MILLI,
                    placed.latencies().getValueAtPercentile(Tally.P99) / MICROS_PER_MILLI);
            System.gc();
            row(
                    "heap of server and clients together, collected",
                    "%,d MiB",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        }
    }

    private void open(SocketCrowd sockets, int count, OpenLoop load) {
        progress.accept("opening %,d sockets".formatted(count));
        sockets.open(count);
        long end = subject.nanos().getAsLong() + SUBSCRIBE_MAX.toNanos();
        while (sockets.subscribed() < count && subject.nanos().getAsLong() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        progress.accept("%,d of %,d sockets have their image".formatted(sockets.subscribed(), count));
        load.skip();
        load.run(settings.rate(), Duration.ofSeconds(2));
    }

    private void row(String what, String format, Object... values) {
        report.add(String.format(Locale.ROOT, "%-62s %s", what, String.format(Locale.ROOT, format, values)));
    }
}
