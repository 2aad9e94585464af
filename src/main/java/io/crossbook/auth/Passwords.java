package io.crossbook.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.crossbook.sourcing.Refusal;
import java.text.Normalizer;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords with argon2id (OWASP's minimum: 19 MiB, two passes, one lane).
 *
 * <p>The work is slow on purpose, so it has two threads of its own and a bounded queue; what finds the queue full is
 * refused with BUSY, lest logins starve bets.
 */
final class Passwords implements AutoCloseable {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int THREADS = 2;
    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 128;
    private static final String RETRY_AFTER_MILLIS = "1000";

    private final Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private final ThreadPoolExecutor pool;
    private final String decoy;

    Passwords(int queue) {
        pool = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), Passwords::thread);
        decoy = hashNow("nobody has this password");
    }

    /** The PHC string to store, or BUSY. */
    CompletionStage<String> hash(String password) {
        return run(() -> hashNow(password));
    }

    /** Whether the password is the stored one, or BUSY. */
    CompletionStage<Boolean> matches(String password, String phc) {
        return run(() -> Password.check(normalized(password), phc).with(Argon2Function.getInstanceFromHash(phc)));
    }

    /** Always no, with the same work as {@link #matches}: for users that don't exist. */
    CompletionStage<Boolean> matchesNobody(String password) {
        return matches(password, decoy).thenApply(found -> false);
    }

    /** Refuses what nobody should use: fewer than 8 or more than 128 characters, or the username itself. */
    static void check(String username, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH || password.equalsIgnoreCase(username)) {
            throw new Refusal(
                    AuthRejection.INVALID_PASSWORD, Map.of("minLength", "" + MIN_LENGTH, "maxLength", "" + MAX_LENGTH));
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private <T> CompletionStage<T> run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, pool);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(
                    new Refusal(AuthRejection.BUSY, Map.of("retryAfterMs", RETRY_AFTER_MILLIS)));
        }
    }

    private String hashNow(String password) {
        return Password.hash(normalized(password))
                .addRandomSalt(SALT_BYTES)
                .with(argon2)
                .getResult();
    }

    /** The same characters typed on different keyboards may arrive as different code points. */
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "password-hashing");
        thread.setDaemon(true);
        return thread;
    }
}
