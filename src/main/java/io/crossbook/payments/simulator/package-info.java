/**
 * A payment provider to try the exchange out with: it keeps an account, pays out once for a reference, takes deposits,
 * and does everything wrong on its way that a provider may, as often as it is told to. It shares the exchange's
 * signature and the form of transactions, nothing else.
 * Imports: the contract in payments, money.
 */
package io.crossbook.payments.simulator;
