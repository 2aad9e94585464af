/** Views that follow wallets: orders, bets, statements, positions, settlements, activity, and the queries on them. */
package io.crossbook.readside.wallet;
