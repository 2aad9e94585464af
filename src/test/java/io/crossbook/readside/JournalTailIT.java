package io.crossbook.readside;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.app.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalTailIT {
    private static final String APPEND =
            """
            SELECT append_journal(
              array_agg('Wallet|' || id), array_agg(seq), array_agg('w'::text), array_agg(0::bigint),
              array_agg(''::text), array_agg(33), array_agg('none'::text), array_agg(''::bytea),
              array_agg('Wallet-' || id))
            FROM (SELECT n % 3 AS id, n / 3 + 1 AS seq FROM generate_series(?::bigint, ?::bigint) AS n) AS rows
            """;

    private final HikariDataSource database = TestDatabase.fresh().pool("tail-test", 6);
    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private final JournalTail tail = new JournalTail(database, blocking, Duration.ofMillis(5));

    @AfterEach
    void close() {
        blocking.shutdownNow();
        database.close();
    }

    @Test
    void feedsOfAnySpeedFindEveryEventOfTheirTagsOnceAndInOrder() {
        int events = 30_000;
        append(0, 299);
        CompletableFuture<List<Long>> quick = CompletableFuture.supplyAsync(() -> follow("0", 1_000, events), blocking);
        CompletableFuture<List<Long>> slow = CompletableFuture.supplyAsync(() -> follow("1", 7, events), blocking);
        for (int from = 300; from < events; from += 100) {
            append(from, from + 99);
        }
        CompletableFuture<List<Long>> late = CompletableFuture.supplyAsync(() -> follow("2", 500, events), blocking);

        for (CompletableFuture<List<Long>> each : List.of(quick, slow, late)) {
            List<Long> numbers = each.join();
            assertThat(numbers).hasSize(events / 3);
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void whoWaitsWhereNothingIsHearsSoAfterAWhile() {
        JournalTail.Page page =
                tail.next(Set.of("Wallet-0"), 0, 10).toCompletableFuture().join();

        assertThat(page.events()).isEmpty();
        assertThat(page.upTo()).isZero();
    }

    @Test
    void aPlaceBeyondTheEndIsWaitedFor() {
        append(0, 29);
        tail.next(Set.of("Wallet-0"), 0, 10).toCompletableFuture().join();
        append(30, 59);

        List<Long> found = new ArrayList<>();
        for (long after = 45; found.size() < 5; ) {
            JournalTail.Page page = tail.next(Set.of("Wallet-0"), after, 10)
                    .toCompletableFuture()
                    .join();
            assertThat(page.upTo()).isGreaterThanOrEqualTo(after);
            page.events().forEach(event -> found.add(event.ordering()));
            after = page.upTo();
        }

        assertThat(found).containsExactly(46L, 49L, 52L, 55L, 58L);
    }

    private List<Long> follow(String id, int max, int events) {
        List<Long> numbers = new ArrayList<>();
        long after = 0;
        while (numbers.size() < events / 3) {
            JournalTail.Page page = tail.next(Set.of("Wallet-" + id), after, max)
                    .toCompletableFuture()
                    .join();
            page.events().forEach(event -> numbers.add(event.seq()));
            after = page.upTo();
        }
        return numbers;
    }

    private void append(long from, long to) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
