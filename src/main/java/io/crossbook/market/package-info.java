/**
 * A market's definition and life: who opened, suspended, closed and resolved it; it drives its book by versioned
 * control messages, and the catalogue lists all markets.
 * Imports: domain, sourcing, protocol; Akka only in the entities and their client.
 */
package io.crossbook.market;
