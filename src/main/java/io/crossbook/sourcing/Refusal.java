package io.crossbook.sourcing;

import java.util.Map;

/** An entity's no, carried to the edge: a reason from an enum and the numbers that explain it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Enum<?> reason;
    private final transient Map<String, String> details;

    public Refusal(Enum<?> reason, Map<String, String> details) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.details = Map.copyOf(details);
    }

    public Refusal(Enum<?> reason) {
        this(reason, Map.of());
    }

    public Enum<?> reason() {
        return reason;
    }

    public Map<String, String> details() {
        return details;
    }
}
