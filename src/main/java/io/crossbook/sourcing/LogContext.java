package io.crossbook.sourcing;

import org.slf4j.MDC;

/** Lets lines be logged under the ids of what they are about: fields of their own in JSON. */
public final class LogContext {
    private static final String ENTITY = "entity";
    private static final String ORDER = "orderId";
    private static final String TRACE = "traceId";

    private LogContext() {}

    /** Logs under these ids, null for what there is none of; the trace is a traceparent. */
    public static void log(String entity, String orderId, String trace, Runnable line) {
        put(ENTITY, entity);
        put(ORDER, orderId);
        put(TRACE, trace == null ? null : Tracing.id(trace));
        try {
            line.run();
        } finally {
            MDC.remove(ENTITY);
            MDC.remove(ORDER);
            MDC.remove(TRACE);
        }
    }

    private static void put(String key, String value) {
        if (value != null) {
            MDC.put(key, value);
        }
    }
}
