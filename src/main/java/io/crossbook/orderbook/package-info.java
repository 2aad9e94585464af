/**
 * One market's orders and bets: matching, every user's account in the market, effects on wallets, settlement payouts.
 * Imports: domain, sourcing, protocol; Akka only in the entity and its client.
 */
package io.crossbook.orderbook;
