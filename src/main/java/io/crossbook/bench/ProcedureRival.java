package io.crossbook.bench;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.TickTable;
import io.crossbook.sourcing.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.HdrHistogram.ConcurrentHistogram;

/** The same bets by a function in the database, one call and one transaction each; nothing is ever cancelled. */
final class ProcedureRival {
    private static final String PLACE = "SELECT place_bet(?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FILL =
            """
            INSERT INTO market SELECT generate_series(0, %1$d - 1);
            INSERT INTO wallet (user_id, balance)
              SELECT 'user ' || n, 1000000000000000 FROM generate_series(0, %2$d - 1) AS n;
            """;
    private static final int ODDS_ONE = 10_000;

    private final Scratch scratch;
    private final PlacementSettings settings;
    private final LongSupplier nanos;
    private final AtomicInteger nextUser = new AtomicInteger();
    private final TickTable odds = TickTable.odds();

    /** What a stretch gave: bets a second, how many of them matched at once, and the 99th percentile. */
    record Result(long betsPerSecond, long matchedPerSecond, long p99Micros) {}

    ProcedureRival(Scratch scratch, PlacementSettings settings, LongSupplier nanos) throws SQLException {
        this.scratch = scratch;
        this.settings = settings;
        this.nanos = nanos;
        scratch.execute(FILL.formatted(settings.markets(), settings.users()));
    }

    /** Lets the planner know what the tables look like by now. */
    void analyze() throws SQLException {
        scratch.execute("ANALYZE wallet, market, orders");
    }

    /** Lets so many clients place bets, each as soon as its last one is answered. */
    Result run(int clients, Duration time) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            var latencies = new ConcurrentHistogram(Tally.DIGITS);
            long start = nanos.getAsLong();
            List<Future<Long>> matched = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                matched.add(threads.submit(() -> client(number, start + time.toNanos(), latencies)));
            }
            long total = 0;
            for (Future<Long> each : matched) {
                total += each.get();
            }
            long took = nanos.getAsLong() - start;
            return new Result(
                    Rates.perSecond(latencies.getTotalCount(), took),
                    Rates.perSecond(total, took),
                    latencies.getValueAtPercentile(Tally.P99));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the rival failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns how many of its bets matched at once. */
    private long client(int number, long end, ConcurrentHistogram latencies) throws SQLException {
        var mix = new BetMix(settings.seed() + number, settings.markets());
        long matched = 0;
        try (Connection connection = scratch.connect();
                PreparedStatement place = connection.prepareStatement(PLACE)) {
            long before = nanos.getAsLong();
            while (before < end) {
                int user = Math.floorMod(nextUser.getAndIncrement(), settings.users());
                bind(place, user, mix.next(user));
                try (ResultSet row = place.executeQuery()) {
                    row.next();
                    matched += row.getLong(1) > 0 ? 1 : 0;
                }
                long after = nanos.getAsLong();
                latencies.recordValue((after - before) / Tally.NANOS_PER_MICRO);
                before = after;
            }
        }
        return matched;
    }

    private void bind(PreparedStatement place, int user, Bet bet) throws SQLException {
        boolean buys = bet.side() == Side.BUY;
        long price = odds.price(bet.tick());
        long liability = (buys ? ODDS_ONE : price - ODDS_ONE) * bet.size();
        place.setString(1, Ids.next());
        place.setString(2, "user " + user);
        place.setInt(3, bet.market());
        place.setInt(4, bet.selection());
        place.setBoolean(5, buys);
        place.setInt(6, bet.tick());
        place.setLong(7, bet.size());
        place.setLong(8, liability);
    }
}
