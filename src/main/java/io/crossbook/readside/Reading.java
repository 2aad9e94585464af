package io.crossbook.readside;

import java.util.function.Function;

/** What a query found, and how fresh that is: both of one moment of the database. */
public record Reading<T>(T value, Freshness freshness) {
    /** The same moment seen in another way. */
    public <U> Reading<U> map(Function<T, U> change) {
        return new Reading<>(change.apply(value), freshness);
    }
}
