/**
 * Chaos on real processes: which faults to inject and when, people who bet while they happen and write down what they
 * were told, proxies that stand between nodes and the database, and the checks of those promises against the journal.
 *
 * <p>Imports: the audit's reading of the journal, the history of operations, the events of wallets and books, and ids;
 * never the entities.
 */
package io.crossbook.chaos;
