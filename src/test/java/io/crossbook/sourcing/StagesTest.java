package io.crossbook.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import scala.concurrent.Promise;
import scala.jdk.javaapi.FutureConverters;

class StagesTest {
    private final Promise<String> promise = scala.concurrent.Promise$.MODULE$.apply();
    private final CompletionStage<String> stage = Stages.direct(FutureConverters.asJava(promise.future()));

    @Test
    void continuesOnTheThreadThatCompletes() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CompletionStage<String> continued = stage.thenApply(value -> {
            thread.set(Thread.currentThread());
            return value + "!";
        });

        promise.success("done");

        assertThat(continued.toCompletableFuture().join()).isEqualTo("done!");
        assertThat(thread.get()).isSameAs(Thread.currentThread());
    }

    @Test
    void failsWithTheSameError() {
        var trouble = new IllegalStateException("no answer");

        promise.failure(trouble);

        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCause(trouble);
    }
}
