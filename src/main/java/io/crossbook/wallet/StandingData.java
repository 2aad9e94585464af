package io.crossbook.wallet;

import io.crossbook.domain.exposure.AccountData;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import java.util.List;

/**
 * A {@link Standing} as the snapshot stores it.
 *
 * @param issues shares that were issued to the user
 * @param discountBps the part of the commission that the user is spared, in hundredths of a per cent
 */
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
        @Added long paidCommission,
        @Added List<IssueData> issues,
        @Added int discountBps)
        implements Persisted {
    StandingData {
        issues = List.copyOf(issues);
    }
}
