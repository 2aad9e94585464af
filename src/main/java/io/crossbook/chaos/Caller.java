package io.crossbook.chaos;

import io.crossbook.chaos.Exchange.Answer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One user at any node: asks again, with the same words, at another one until there is an answer that stands. */
final class Caller {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 1_000;
    /** Guesses of a password are slowed down, and a login without an answer counts as one. */
    private static final long LOGIN_PAUSE_MS = 6_000;

    /** Clients ask only for what there is; a node that was paused may not know it for a moment. */
    private static final long NOT_FOUND_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final int PENDING = 202;
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHENTICATED = 401;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private final Exchange exchange;
    private final String name;
    private final String password;
    private final SplittableRandom random;
    private String token = "";

    /** What came back in the end, and from which attempt. */
    record Attempt(Answer answer, long invokedNanos, long returnedNanos) {}

    Caller(Exchange exchange, String name, String password, SplittableRandom random) {
        this.exchange = exchange;
        this.name = name;
        this.password = password;
        this.random = random;
    }

    String name() {
        return name;
    }

    /** Makes the account, if it is not there, and returns the user's id. */
    String register() {
        String credentials = Exchange.text(Map.of("username", name, "password", password));
        Attempt made = patiently("POST", "/users", credentials, false, each -> {});
        return made.answer().status() == 201
                ? made.answer().json().path("userId").asText()
                : patiently("GET", "/users/me", "", false, each -> {})
                        .answer()
                        .json()
                        .path("userId")
                        .asText();
    }

    /**
     * Asks until there is an answer that stands; status 0 when the patience is at its end.
     *
     * @param pendingStands whether 202 is such an answer
     * @param each hears of every attempt
     */
    Attempt patiently(String method, String path, String body, boolean pendingStands, Consumer<Attempt> each) {
        long start = exchange.now();
        int node = random.nextInt(exchange.size());
        for (int attempt = 0; ; attempt++) {
            boolean open = path.equals("/users");
            if (token.isEmpty() && !open) {
                token = exchange.logIn(node + attempt, name, password);
            }
            long invoked = exchange.now();
            if (open || !token.isEmpty()) {
                Answer answer = exchange.send(node + attempt, token, method, path, body);
                Attempt made = new Attempt(answer, invoked, exchange.now());
                each.accept(made);
                boolean early = exchange.now() - start < NOT_FOUND_NANOS;
                if (stands(answer, pendingStands) && !(answer.status() == NOT_FOUND && early)) {
                    return made;
                }
                if (answer.status() == UNAUTHENTICATED) {
                    token = "";
                }
            }
            if (token.isEmpty() && !open) {
                Exchange.pause(attempt == 0 ? FIRST_PAUSE_MS : LOGIN_PAUSE_MS);
            }
            if (exchange.now() - start > PATIENCE_NANOS
                    || Thread.currentThread().isInterrupted()) {
                return new Attempt(Answer.NONE, invoked, exchange.now());
            }
            Exchange.pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(attempt, 4)));
        }
    }

    private static boolean stands(Answer answer, boolean pendingStands) {
        int status = answer.status();
        return status != 0
                && status != UNAUTHENTICATED
                && status != TIMEOUT
                && status != TOO_MANY
                && status < SERVER
                && (status != PENDING || pendingStands);
    }
}
