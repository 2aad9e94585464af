package io.crossbook.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crossbook.sourcing.Refusal;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Runs something that must be refused and tells why it was. */
final class Refused {
    private Refused() {}

    static Enum<?> reason(ThrowingCallable call) {
        return refusal(call).reason();
    }

    static Enum<?> reason(CompletionStage<?> stage) {
        return reason(() -> stage.toCompletableFuture().join());
    }

    static Refusal refusal(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        assertThat(cause).isInstanceOf(Refusal.class);
        return (Refusal) cause;
    }
}
