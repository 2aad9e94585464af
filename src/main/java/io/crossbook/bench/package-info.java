/**
 * Benchmarks: loads on a running exchange through the same clients that its edges use, beside what the database alone
 * can do and beside a rival, in one run. Nothing of the exchange knows of them.
 * Imports: the entities' clients, placement, protocol, domain, sourcing, audit.
 */
package io.crossbook.bench;
