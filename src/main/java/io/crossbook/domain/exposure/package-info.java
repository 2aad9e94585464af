/**
 * What a user stands to win or lose in a market: payoff, exposure, netting, payout, commission and price band.
 *
 * <p>Everything that depends on the kind of market is behind {@link io.crossbook.domain.exposure.KindRules}.
 * Amounts are micros, prices 1e-4 and sizes hundredths, all in exact {@code long} arithmetic that throws instead of
 * wrapping. May import {@code domain.money} and {@code domain.matching.Side}.
 */
package io.crossbook.domain.exposure;
