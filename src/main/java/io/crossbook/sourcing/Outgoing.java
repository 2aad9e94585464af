package io.crossbook.sourcing;

/** A message to another entity, as data; it leaves only after the events decided with it are durable. */
public interface Outgoing extends Persisted {}
