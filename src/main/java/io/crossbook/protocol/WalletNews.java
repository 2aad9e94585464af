package io.crossbook.protocol;

import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import io.crossbook.sourcing.Publication;
import java.util.List;

/**
 * What its owner is told of a wallet: the money as it stands, and orders and markets, all of them in an image and the
 * touched ones otherwise. Money is in micros.
 *
 * @param image whether orders and markets are all there are
 * @param prevSeq the wallet's sequence number before; equal to seq when something became known that needs no event
 * @param committedAt microseconds since 1970 at which this was known to be durable
 */
public record WalletNews(
        String userId,
        boolean image,
        long prevSeq,
        long seq,
        long committedAt,
        long balance,
        long available,
        long exposure,
        long pendingWithdrawals,
        List<OrderView> orders,
        List<Standing> markets)
        implements Publication {
    public WalletNews {
        orders = List.copyOf(orders);
        markets = List.copyOf(markets);
    }

    /**
     * What one market ties up, and what each outcome would bring, in micros.
     *
     * @param profitBySelection what the bets on each selection bring if it wins and if it does not, in turn
     */
    public record Standing(
            String marketId, long exposure, List<Long> profitIfOutcome, @Added List<Long> profitBySelection)
            implements Persisted {
        public Standing {
            profitIfOutcome = List.copyOf(profitIfOutcome);
            profitBySelection = List.copyOf(profitBySelection);
        }
    }
}
