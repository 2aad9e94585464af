/**
 * Money in and out through a payment provider: the ports {@link io.crossbook.payments.PaymentProvider} and
 * {@link io.crossbook.payments.ProviderLedger}, their adapters, what makes withdrawals reach the provider, and what
 * takes its webhooks. The contract is docs/payments.md.
 * Imports: the client of deposits, the protocol, money.
 */
package io.crossbook.payments;
