package io.crossbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.bench.PlacementReport.Ceiling;
import io.crossbook.bench.PlacementReport.Rival;
import io.crossbook.bench.PlacementReport.Stretch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * Measures how many placements a second become durable and how long they take, beside the journal's raw ceiling and a
 * stored procedure that does the same, in one process on one database.
 */
public final class PlacementBench {
    private static final int[] RIVAL_CLIENTS = {8, 32};
    private static final int LARGEST_COMMIT = 400;
    private static final int RIVAL_CONNECTIONS = 34;
    private static final int CONNECTIONS = 2;
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Subject subject;
    private final PlacementSettings settings;
    private final Consumer<String> progress;
    private final Tally tally = new Tally();

    /**
     * @param progress is told what comes next and how it went, a line at a time
     */
    public PlacementBench(Subject subject, PlacementSettings settings, Consumer<String> progress) {
        this.subject = subject;
        this.settings = settings;
        this.progress = progress;
    }

    /** Runs everything and returns the report, ready to print. */
    public List<String> run() throws SQLException, InterruptedException {
        try (HikariDataSource database = subject.database().pool("crossbook-bench", CONNECTIONS)) {
            return PlacementWords.of(measure(database));
        }
    }

    PlacementReport measure(HikariDataSource database) throws SQLException, InterruptedException {
        var meter = new JournalMeter(database);
        long first = meter.mark();
        progress.accept(settings.users() + " users deposit, " + settings.markets() + " markets open");
        List<Player> players = Population.create(subject, settings.users(), settings.markets())
                .players(subject, settings.seed(), tally);
        var loop = new ClosedLoop(players, subject.nanos()).start();
        progress.accept("warming up for " + settings.warmup().toSeconds() + " s");
        pause(settings.warmup());
        var cpu = new CpuMeter(subject.databasePrograms());
        CpuMeter.Used before = cpu.now();
        long from = meter.mark();
        List<Stretch> closed = stretches("one outstanding order per user", this::pause);
        long to = meter.mark();
        CpuMeter.Used used = cpu.now().minus(before);
        loop.stop();
        if (subject.lag() != null) {
            progress.accept(
                    "the views caught up in %.1f s".formatted(LagMeter.awaitAll(database, subject.nanos()) / 1e9));
        }
        int rate = (int) Math.max(1, Rates.median(closed, Stretch::perSecond) / 2);
        var arrivals = new OpenLoop(players, subject.nanos());
        arrivals.run(rate, SETTLING);
        List<Stretch> open = stretches(rate + " orders a second", time -> arrivals.run(rate, time));
        arrivals.drain();
        JournalMeter.Written written = meter.between(from, to);
        requireRecorded(meter.between(first, meter.mark()));
        try (Scratch scratch = new Scratch(subject.database(), RIVAL_CONNECTIONS)) {
            scratch.run("ceiling.sql");
            List<Ceiling> ceilings = ceilings(new RawCeiling(database, scratch, subject.nanos(), from), written);
            return new PlacementReport(closed, used, rate, open, written, ceilings, rivals(scratch));
        }
    }

    /** An acknowledged order that is not in the journal would make every number here worthless. */
    private void requireRecorded(JournalMeter.Written written) {
        long recorded = written.byType().getOrDefault("OrderAccepted", 0L);
        long least = tally.allAccepted();
        if (recorded < least || recorded > least + tally.allUncertain()) {
            throw new IllegalStateException(
                    least + " orders were acknowledged, but the journal has " + recorded + " accepted ones");
        }
        progress.accept("all %,d acknowledged orders are in the journal".formatted(least));
    }

    private List<Stretch> stretches(String what, Consumer<Duration> pass) {
        tally.take();
        takeLag();
        List<Stretch> stretches = new ArrayList<>();
        long start = subject.nanos().getAsLong();
        for (int i = 1; i <= settings.repetitions(); i++) {
            pass.accept(settings.window());
            long now = subject.nanos().getAsLong();
            var stretch = new Stretch(now - start, tally.take(), takeLag());
            start = now;
            stretches.add(stretch);
            progress.accept("%s, %d of %d: %,d/s, p99 %.1f ms"
                    .formatted(
                            what, i, settings.repetitions(), stretch.perSecond(), stretch.percentile(Tally.P99) / 1e3));
        }
        return stretches;
    }

    private Histogram takeLag() {
        return subject.lag() == null ? null : subject.lag().take();
    }

    private List<Ceiling> ceilings(RawCeiling ceiling, JournalMeter.Written written) throws SQLException {
        List<Ceiling> ceilings = new ArrayList<>();
        for (int rows : new int[] {written.rowsPerCommit(), LARGEST_COMMIT}) {
            List<Long> measured = new ArrayList<>();
            for (int i = 0; i < settings.repetitions(); i++) {
                measured.add(ceiling.rowsPerSecond(rows, settings.rivalWindow()));
            }
            ceilings.add(new Ceiling(rows, Rates.median(measured, Long::longValue)));
            progress.accept("raw ceiling, %d rows a commit: %,d rows/s"
                    .formatted(rows, ceilings.get(ceilings.size() - 1).rowsPerSecond()));
        }
        return ceilings;
    }

    private List<Rival> rivals(Scratch scratch) throws SQLException, InterruptedException {
        scratch.run("rival.sql");
        var rival = new ProcedureRival(scratch, settings, subject.nanos());
        rival.run(RIVAL_CLIENTS[0], settings.rivalWindow());
        rival.analyze();
        List<Rival> rivals = new ArrayList<>();
        for (int clients : RIVAL_CLIENTS) {
            List<ProcedureRival.Result> measured = new ArrayList<>();
            for (int i = 0; i < settings.repetitions(); i++) {
                measured.add(rival.run(clients, settings.rivalWindow()));
            }
            rivals.add(new Rival(clients, median(measured)));
            progress.accept("stored procedure, %d clients: %,d bets/s"
                    .formatted(clients, rivals.get(rivals.size() - 1).result().betsPerSecond()));
        }
        return rivals;
    }

    private static ProcedureRival.Result median(List<ProcedureRival.Result> measured) {
        ToLongFunction<ProcedureRival.Result> rate = ProcedureRival.Result::betsPerSecond;
        long median = Rates.median(measured, rate);
        return measured.stream()
                .filter(one -> rate.applyAsLong(one) == median)
                .findFirst()
                .orElseThrow();
    }

    private void pause(Duration time) {
        long end = subject.nanos().getAsLong() + time.toNanos();
        long left = time.toNanos();
        while (left > 0) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            left = end - subject.nanos().getAsLong();
        }
    }
}
