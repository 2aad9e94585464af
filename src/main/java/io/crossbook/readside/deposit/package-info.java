/** The view of transactions of the payment provider, and the queries on it. */
package io.crossbook.readside.deposit;
