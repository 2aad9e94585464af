package io.crossbook.wallet;

import io.crossbook.domain.exposure.AccountData;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;

/** A {@link Standing} as the snapshot stores it. */
record StandingData(
        String marketId,
        MarketTerms terms,
        long epoch,
        AccountData account,
        long applied,
        boolean settled,
        boolean disputed,
        @Added AccountData bets,
        @Added long paidProfit,
        @Added long paidCommission)
        implements Persisted {}
