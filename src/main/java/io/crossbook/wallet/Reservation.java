package io.crossbook.wallet;

import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Size;
import java.util.Map;
import java.util.Optional;

/** Whether a wallet may reserve funds for a new order, with the reasons in order of precedence. */
final class Reservation {
    private static final long MICROS_PER_MILLI = 1000;

    private Reservation() {}

    static Optional<WalletReply> check(Wallet wallet, WalletCommand.PlaceOrder order, long now) {
        if (wallet.orders().unresolved() >= wallet.settings().unresolvedLimit()) {
            return refuse(WalletRejection.BUSY, Map.of());
        }
        long nowMillis = now / MICROS_PER_MILLI;
        if (order.idMillis() <= wallet.orders().forgottenUpTo()
                || order.idMillis() + wallet.settings().idempotencyWindowMillis() < nowMillis) {
            return refuse(WalletRejection.ID_TOO_OLD, Map.of());
        }
        if (order.idMillis() > nowMillis + wallet.settings().idAheadMillis()) {
            return refuse(WalletRejection.INVALID_ID, Map.of());
        }
        Standing standing = wallet.standing(order.marketId());
        if (standing != null && standing.settled()) {
            return refuse(WalletRejection.MARKET_CLOSED, Map.of());
        }
        return checkCover(wallet, order);
    }

    private static Optional<WalletReply> checkCover(Wallet wallet, WalletCommand.PlaceOrder order) {
        long needed = wallet.needed(order.marketId(), order.market(), order.terms());
        if (needed > wallet.available()) {
            return refuse(WalletRejection.INSUFFICIENT_FUNDS, shortfall(needed, wallet.available()));
        }
        long missing = wallet.sharesMissing(order.marketId(), order.market(), order.terms());
        if (missing > 0) {
            return refuse(WalletRejection.INSUFFICIENT_HOLDINGS, Map.of("missing", new Size(missing).toString()));
        }
        return Optional.empty();
    }

    static Map<String, String> shortfall(long needed, long available) {
        return Map.of(
                "needed", Money.ofMicros(needed).toString(),
                "available", Money.ofMicros(available).toString());
    }

    private static Optional<WalletReply> refuse(WalletRejection reason, Map<String, String> details) {
        return Optional.of(new WalletReply.Refused(reason, details));
    }
}
