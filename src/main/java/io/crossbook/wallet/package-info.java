/**
 * What a user owns and has promised: balance, reservations, exposure per market, payments.
 * Imports: domain, sourcing, protocol; Akka only in the entity and its client.
 */
package io.crossbook.wallet;
