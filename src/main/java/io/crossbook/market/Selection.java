package io.crossbook.market;

import io.crossbook.sourcing.Persisted;

/** One possible result of a market. */
public record Selection(String id, String name) implements Persisted {}
