/**
 * Exact quantities of the exchange: money, odds, prices, sizes and the tick tables that order them.
 *
 * <p>Integers only, never floating point; sums and products that could overflow throw. Imports nothing outside {@code
 * java}.
 */
package io.crossbook.domain.money;
