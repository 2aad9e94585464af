/**
 * Money out through a payment provider: the port {@link io.crossbook.payments.PaymentProvider}, its adapters, and what
 * makes withdrawals reach it. The contract is docs/payments.md.
 * Imports: the wallets' client, the protocol, money.
 */
package io.crossbook.payments;
