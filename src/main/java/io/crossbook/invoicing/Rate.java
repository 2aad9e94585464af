package io.crossbook.invoicing;

import io.crossbook.market.MarketDefinition;

/**
 * By what a user's commission in a market was reckoned.
 *
 * @param discountBps hundredths of a percent of the market's rate that the user is spared, 0 for nothing
 */
record Rate(MarketDefinition market, int discountBps) {
    /** As documents have it: nothing is not mentioned, as it was before there were discounts. */
    Integer discountOrNull() {
        return discountBps == 0 ? null : discountBps;
    }
}
