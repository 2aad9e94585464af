package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final List<CompletableFuture<String>> asked = new ArrayList<>();
    private long now = 1_000_000;
    private final Remembered<String> remembered = new Remembered<>(Duration.ofSeconds(2), () -> now, () -> {
        asked.add(new CompletableFuture<>());
        return asked.get(asked.size() - 1);
    });

    @Test
    void whoeverAsksWhileTheAnswerIsUnderWayWaitsForIt() {
        var first = remembered.get().toCompletableFuture();
        now += 60_000_000;
        var second = remembered.get().toCompletableFuture();
        asked.get(0).complete("so many");
        assertThat(asked).hasSize(1);
        assertThat(first.join()).isEqualTo("so many");
        assertThat(second.join()).isEqualTo("so many");
    }

    @Test
    void anAnswerIsToldUntilItIsOld() {
        remembered.get();
        asked.get(0).complete("so many");
        now += 1_999_999;
        assertThat(remembered.get().toCompletableFuture().join()).isEqualTo("so many");
        now += 1;
        assertThat(remembered.get().toCompletableFuture()).isNotDone();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aFailureIsAskedAnew() {
        remembered.get();
        asked.get(0).completeExceptionally(new IllegalStateException("no database"));
        remembered.get();
        assertThat(asked).hasSize(2);
    }
}
