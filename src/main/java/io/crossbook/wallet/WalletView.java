package io.crossbook.wallet;

import io.crossbook.domain.exposure.AccountData;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.money.Money;
import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import java.util.List;

/**
 * A wallet as its owner sees it; {@code available - owed = balance - exposure - pendingWithdrawals - disputeBonds}, and
 * one of the two is zero.
 *
 * @param discountBps the part of the commission that the user is spared in markets entered from now on, in hundredths
 *     of a per cent; each market has the one that was fixed when it was entered
 */
public record WalletView(
        long seq,
        Money balance,
        Money available,
        Money exposure,
        Money pendingWithdrawals,
        Money disputeBonds,
        Money owed,
        List<Market> markets,
        @Added int discountBps)
        implements Persisted {
    public WalletView {
        markets = List.copyOf(markets);
    }

    /** The part of the exposure that one market causes, and what each outcome would bring (micros, by selection). */
    public record Market(
            String marketId,
            MarketTerms terms,
            Money exposure,
            List<Long> profitIfOutcome,
            AccountData account,
            @Added int discountBps)
            implements Persisted {
        public Market {
            profitIfOutcome = List.copyOf(profitIfOutcome);
        }
    }
}
