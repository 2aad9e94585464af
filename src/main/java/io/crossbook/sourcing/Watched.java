package io.crossbook.sourcing;

/** The lease is renewed; whoever has not reached this sequence number has missed a publication. */
public record Watched(long seq) implements Publication {}
