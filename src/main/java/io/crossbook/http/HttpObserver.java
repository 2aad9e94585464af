package io.crossbook.http;

/** Hears of every request that was answered; called for each, so it must be cheap. */
public interface HttpObserver {
    /** Hears nothing. */
    HttpObserver NONE = (endpoint, status, since) -> {};

    /** A point in time to measure from, in nanoseconds of a clock that only the observer knows. */
    default long start() {
        return 0;
    }

    /** A request to an endpoint of {@link Endpoints}, which arrived at this {@link #start()}, has its answer. */
    void answered(String endpoint, int status, long since);
}
