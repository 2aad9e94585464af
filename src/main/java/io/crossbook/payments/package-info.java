/**
 * Money in and out through a payment provider.
 * Imports: the wallets' client and the protocol.
 */
package io.crossbook.payments;
