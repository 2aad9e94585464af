/**
 * Compares the statement of the payment provider with the journal: every settled transaction of the provider has
 * exactly one event and the other way round, and the sums agree.
 * Imports: committed events, the audit's way to read a journal, the provider's transactions, money.
 */
package io.crossbook.reconciliation;
