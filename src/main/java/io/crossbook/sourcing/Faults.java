package io.crossbook.sourcing;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a fault of ours in reckoning what one entity shall do from ending it, where that changes nothing durable. */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Shell.class);

    private final String kind;
    private final String id;

    Faults(String kind, String id) {
        this.kind = kind;
        this.id = id;
    }

    /** What is reckoned, else the given. */
    <T> T reckoned(Supplier<T> what, T otherwise) {
        try {
            return what.get();
        } catch (RuntimeException e) {
            log(e, null, null);
            return otherwise;
        }
    }

    /** Logs a fault, under the ids of the order it is about and of its trace, null for none. */
    void log(RuntimeException fault, String orderId, String trace) {
        LogContext.log(
                kind + "|" + id, orderId, trace, () -> LOG.error("a fault in {} {}, to be mended", kind, id, fault));
    }
}
