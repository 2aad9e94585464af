package io.crossbook.sourcing;

/**
 * Follows single requests through the exchange. What belongs together travels as a W3C traceparent
 * ({@code 00-trace-span-flags}), null for what is not followed.
 */
public interface Tracing {
    /** Follows nothing. */
    Tracing OFF = (name, parent) -> Span.NONE;

    /** One step of a request, from now until it is ended. */
    interface Span {
        /** Of what is not followed. */
        Span NONE = new Span() {};

        /** Goes along with messages that belong to this step; null when it is not followed. */
        default String context() {
            return null;
        }

        /** Says more of the step. */
        default Span with(String key, String value) {
            return this;
        }

        /** Ends the step with an error. */
        default void fail(String why) {}

        default void end() {}
    }

    /** Begins a step, of what somebody outside may follow already; null for nobody. */
    Span enter(String name, String parent);

    /** Begins a step of something that is followed, {@link Span#NONE} when it is not. */
    default Span begin(String name, String parent) {
        return parent == null ? Span.NONE : enter(name, parent);
    }

    /** The trace's own id in a traceparent. */
    static String id(String context) {
        return context.substring(3, 35);
    }
}
