/**
 * Money that came in at the payment provider: one entity for each of the provider's transactions decides once whose it
 * is, and tells that wallet until the wallet has it. What cannot be decided waits in suspense for a person.
 * Imports: domain, sourcing, protocol; Akka only in the shell and the client.
 */
package io.crossbook.deposits;
