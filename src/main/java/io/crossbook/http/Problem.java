package io.crossbook.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A no with its explanation, as {@code application/problem+json} (RFC 9457) shows it.
 *
 * @param detail what exactly is wrong, in words; null when the code says it all
 * @param details names and numbers that explain it
 * @param retryAfterMs null unless there is a time to wait
 * @param orderState null unless an order was to be placed or changed
 */
record Problem(ProblemCode code, String detail, Map<String, String> details, Long retryAfterMs, OrderState orderState) {
    private static final String RETRY_AFTER = "retryAfterMs";

    /** Whether the order that was asked for exists now. */
    enum OrderState {
        NOT_APPLIED,
        UNKNOWN
    }

    static Problem of(ProblemCode code) {
        return of(code, null, Map.of());
    }

    static Problem of(ProblemCode code, String detail, Map<String, String> details) {
        Map<String, String> rest = new LinkedHashMap<>(details);
        String wait = rest.remove(RETRY_AFTER);
        return new Problem(code, detail, rest, wait == null ? null : Long.valueOf(wait), null);
    }

    /** The same problem, told to somebody who wanted to place or change an order. */
    Problem ofOrder() {
        boolean unknown = code == ProblemCode.UNAVAILABLE || code == ProblemCode.INTERNAL;
        OrderState state = unknown ? OrderState.UNKNOWN : OrderState.NOT_APPLIED;
        return new Problem(code, detail, details, retryAfterMs, state);
    }
}
