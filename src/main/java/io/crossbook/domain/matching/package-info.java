/**
 * The matching engine: one book of resting orders per selection, matched by price, then time.
 *
 * <p>Knows sides, ticks, sizes and owners; never money, kinds of market or the clock. Matching decides and changes
 * nothing; applying an execution changes and decides nothing. Imports {@code domain.money} and {@code java}.
 */
package io.crossbook.domain.matching;
