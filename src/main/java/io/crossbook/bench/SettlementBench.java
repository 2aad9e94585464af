package io.crossbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.market.MarketView;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.SettlementProgress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Measures how fast one market's users are paid while others go on betting, and what these feel of it. */
public final class SettlementBench {
    private static final String ADMIN = "benchmark";
    private static final int CONNECTIONS = 2;
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration TOLD = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Subject subject;
    private final SettlementSettings settings;
    private final Consumer<String> progress;
    private final Tally tally = new Tally();
    private final CpuMeter cpu;

    /**
     * Live betting in one stretch of time, what reached the journal in it, and the processor time it all took.
     *
     * @param nanos its length
     */
    record Stretch(long nanos, Tally.Counts placed, JournalMeter.Written written, CpuMeter.Used used) {}

    /**
     * Prepares a run.
     *
     * @param progress is told what comes next and how it went, a line at a time
     */
    public SettlementBench(Subject subject, SettlementSettings settings, Consumer<String> progress) {
        this.subject = subject;
        this.settings = settings;
        this.progress = progress;
        this.cpu = new CpuMeter(subject.databasePrograms());
    }

    /** Runs everything and returns the table. */
    public List<String> run() throws SQLException, InterruptedException {
        try (HikariDataSource database = subject.database().pool("crossbook-bench", CONNECTIONS)) {
            return measure(new JournalMeter(database));
        }
    }

    private List<String> measure(JournalMeter meter) throws SQLException, InterruptedException {
        String marketId = SettlingCrowd.bet(subject, settings.users(), progress);
        var load = new OpenLoop(
                Population.create(subject, settings.others(), settings.markets())
                        .players(subject, settings.seed(), tally),
                subject.nanos());
        progress.accept("warming up for " + settings.warmup().toSeconds() + " s");
        load.skip();
        load.run(settings.rate(), settings.warmup());
        Stretch before = stretch(meter, () -> load.run(settings.rate(), settings.window()));
        resolve(marketId);
        load.skip();
        Stretch during = stretch(meter, () -> watch(marketId, load));
        load.drain();
        MarketView settled = view(marketId);
        if (settled.status() != MarketStatus.SETTLED) {
            throw new IllegalStateException("not settled within " + LONGEST.toMinutes() + " minutes");
        }
        return new SettlementWords(settings, settled).of(before, during);
    }

    private void resolve(String marketId) {
        progress.accept("the market is closed and resolved");
        MarketView closed = Population.await(subject.markets().close(marketId, 0, ADMIN));
        var resolution = new Resolution(Payouts.winners(closed.definition().terms(), Set.of(0)), "benchmark");
        Population.await(subject.markets().resolve(marketId, resolution, ADMIN));
    }

    /** Lets bets arrive until the market is settled. Whoever lets them arrive must not wait for anything else. */
    private void watch(String marketId, OpenLoop load) {
        long start = subject.nanos().getAsLong();
        long told = start;
        CompletableFuture<MarketView> asked = ask(marketId);
        MarketStatus status = MarketStatus.SETTLING;
        while (status == MarketStatus.SETTLING && subject.nanos().getAsLong() - start < LONGEST.toNanos()) {
            load.run(settings.rate(), LOOK);
            if (!asked.isDone()) {
                continue;
            }
            MarketView market = asked.join();
            status = market.status();
            asked = ask(marketId);
            SettlementProgress now = market.settlement();
            if (now != null && subject.nanos().getAsLong() - told > TOLD.toNanos()) {
                told = subject.nanos().getAsLong();
                progress.accept("%,d of %,d users paid, %,d/s".formatted(now.paid(), now.users(), now.perSecond()));
            }
        }
    }

    private CompletableFuture<MarketView> ask(String marketId) {
        return subject.markets().get(marketId).toCompletableFuture();
    }

    private Stretch stretch(JournalMeter meter, Runnable what) throws SQLException {
        tally.take();
        long first = meter.mark();
        CpuMeter.Used used = cpu.now();
        long from = subject.nanos().getAsLong();
        what.run();
        long nanos = subject.nanos().getAsLong() - from;
        return new Stretch(
                nanos,
                tally.take(),
                meter.between(first, meter.mark()),
                cpu.now().minus(used));
    }

    private MarketView view(String marketId) {
        return ask(marketId).join();
    }
}
