package io.crossbook.sourcing;

/** Marks what is stored in the journal or sent between nodes; written as Jackson CBOR. */
public interface Persisted {}
