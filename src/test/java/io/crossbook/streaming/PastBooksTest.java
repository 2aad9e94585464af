package io.crossbook.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** How many replays it takes to bring many clients back, and how long they wait. */
class PastBooksTest {
    private record Replay(String marketId, SortedSet<Long> numbers, CompletableFuture<List<PastBook>> answer) {
        void end() {
            answer.complete(
                    numbers.stream().map(seq -> new PastBook(seq, 1, List.of())).toList());
        }
    }

    private final List<Replay> replays = new ArrayList<>();
    private final PastBooks books = books(Duration.ofSeconds(30));

    private PastBooks books(Duration patience) {
        return new PastBooks(this::replay, new StreamSettings.Resume(1_000, 1, patience));
    }

    private CompletionStage<List<PastBook>> replay(String marketId, SortedSet<Long> numbers) {
        Replay replay = new Replay(marketId, numbers, new CompletableFuture<>());
        replays.add(replay);
        return replay.answer();
    }

    private CompletableFuture<Optional<PastBook>> ask(String marketId, long seq) {
        return books.of(marketId, seq).toCompletableFuture();
    }

    private static long found(CompletableFuture<Optional<PastBook>> answer) {
        return answer.getNow(Optional.empty()).map(PastBook::seq).orElse(-1L);
    }

    @Test
    void oneReplayServesAllWhoCameWhileAnotherRan() {
        assertThat(ask("one", 10)).isNotDone();
        var first = ask("two", 20);
        var second = ask("two", 30);
        var third = ask("two", 20);
        assertThat(replays).as("one at a time").hasSize(1);
        replays.get(0).end();
        assertThat(replays).hasSize(2);
        assertThat(replays.get(1).numbers()).containsExactly(20L, 30L);
        replays.get(1).end();
        assertThat(List.of(found(first), found(second), found(third))).containsExactly(20L, 30L, 20L);
    }

    @Test
    void whatWasReadIsRememberedForThoseWhoComeAfter() {
        assertThat(ask("one", 10)).isNotDone();
        replays.get(0).end();
        assertThat(found(ask("one", 10))).isEqualTo(10);
        assertThat(replays).hasSize(1);
    }

    @Test
    void whatIsTooFarOrNothingIsNotRead() {
        assertThat(ask("one", 1_001).join()).isEmpty();
        assertThat(ask("one", -1).join()).isEmpty();
        assertThat(found(ask("one", 0)))
                .as("a book is empty before its first event")
                .isZero();
        assertThat(replays).isEmpty();
    }

    @Test
    void aFailureIsAnAnswerAndTheNextIsRead() {
        var failed = ask("one", 10);
        var next = ask("two", 20);
        replays.get(0).answer().completeExceptionally(new IllegalStateException("the database is away"));
        assertThat(failed.join()).isEmpty();
        replays.get(1).end();
        assertThat(found(next)).isEqualTo(20);
    }

    @Test
    void nobodyWaitsForLong() {
        PastBooks impatient = books(Duration.ofMillis(50));
        assertThat(impatient.of("one", 10).toCompletableFuture().join()).isEmpty();
    }

    @Test
    void manyForgedNumbersOfOneMarketAreRefusedAtOnce() {
        assertThat(ask("busy", 1)).isNotDone();
        for (long seq = 1; seq <= 64; seq++) {
            assertThat(ask("one", seq)).isNotDone();
        }
        assertThat(ask("one", 65).getNow(null)).isEmpty();
        assertThat(ask("one", 64))
                .as("a number that somebody waits for already")
                .isNotDone();
    }
}
