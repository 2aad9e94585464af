package io.crossbook.http;

import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Size;
import io.crossbook.wallet.WalletView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A wallet as its owner reads it. */
record WalletJson(
        String currency,
        String balance,
        String available,
        String exposure,
        String pendingWithdrawals,
        String disputeBonds,
        String owed,
        String commissionDiscountPercent,
        List<InMarket> markets,
        List<Holding> holdings,
        long seq) {
    /**
     * What one market ties up, what each outcome would bring, in the order of the market's selections, what the bets
     * on each of them bring by themselves, and what the user is spared there of the commission on that.
     */
    record InMarket(
            String marketId,
            String exposure,
            List<String> profitIfOutcome,
            List<OnSelection> profitBySelection,
            String commissionDiscountPercent) {}

    record OnSelection(String ifWin, String ifLose) {}

    /** Shares of a SPOT market; without shares there is no average price. */
    record Holding(String marketId, String size, String reserved, String averagePrice) {}

    static WalletJson of(WalletView wallet, String currency) {
        List<InMarket> markets = new ArrayList<>();
        List<Holding> holdings = new ArrayList<>();
        for (WalletView.Market market : wallet.markets()) {
            MarketAccount account = MarketAccount.of(market.terms(), market.account());
            markets.add(new InMarket(
                    market.marketId(),
                    market.exposure().toString(),
                    market.profitIfOutcome().stream()
                            .map(micros -> Money.ofMicros(micros).toString())
                            .toList(),
                    bySelection(account.profitBySelection()),
                    DiscountRoutes.percent(market.discountBps())));
            if (!market.terms().rules().settles()) {
                holdings.add(holding(market.marketId(), account));
            }
        }
        return new WalletJson(
                currency,
                wallet.balance().toString(),
                wallet.available().toString(),
                wallet.exposure().toString(),
                wallet.pendingWithdrawals().toString(),
                wallet.disputeBonds().toString(),
                wallet.owed().toString(),
                DiscountRoutes.percent(wallet.discountBps()),
                markets,
                holdings,
                wallet.seq());
    }

    private static List<OnSelection> bySelection(List<Long> profits) {
        return IntStream.range(0, profits.size() / 2)
                .mapToObj(k -> new OnSelection(
                        Money.ofMicros(profits.get(2 * k)).toString(),
                        Money.ofMicros(profits.get(2 * k + 1)).toString()))
                .toList();
    }

    private static Holding holding(String marketId, MarketAccount account) {
        return new Holding(
                marketId,
                Size.format(account.sharesHeld()),
                Size.format(account.sharesReserved()),
                HoldingJson.averagePrice(account));
    }
}
