/** Views that follow order books: board, trades, candles, depth; a book as it was; and the queries on them. */
package io.crossbook.readside.book;
