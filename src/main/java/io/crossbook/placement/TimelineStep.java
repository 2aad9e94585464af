package io.crossbook.placement;

/** One step in the life of an order; at is microseconds since 1970, detail may be null. */
public record TimelineStep(String step, long at, String detail) {}
