package io.crossbook.http;

import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.market.MarketDefinition;
import io.crossbook.orderbook.BookView;
import io.crossbook.wallet.WalletView;

/**
 * The caller's shares in one market. Without a trade there is no last price and no value; without shares there is no
 * average price.
 */
record HoldingJson(
        String marketId,
        String marketName,
        String status,
        String size,
        String reserved,
        String averagePrice,
        String cost,
        String lastPrice,
        String marketValue,
        String unrealisedProfit,
        String realisedProfit) {
    static HoldingJson of(WalletView.Market market, MarketDefinition definition, BookView book) {
        MarketAccount account = MarketAccount.of(market.terms(), market.account());
        int tick = book.selections().isEmpty() ? 0 : book.selections().get(0).lastTradedTick();
        long last = tick == 0 ? 0 : market.terms().rules().ticks().price(tick);
        long value = Math.multiplyExact(last, account.sharesHeld());
        return new HoldingJson(
                market.marketId(),
                definition.name(),
                book.status().name(),
                Size.format(account.sharesHeld()),
                Size.format(account.sharesReserved()),
                averagePrice(account),
                money(account.sharesCost()),
                tick == 0 ? null : Price.format(last),
                tick == 0 ? null : money(value),
                tick == 0 ? null : money(Math.subtractExact(value, account.sharesCost())),
                money(account.realisedProfit()));
    }

    /** What the shares held cost on average, rounded to a ten-thousandth; null when there are none. */
    static String averagePrice(MarketAccount account) {
        long held = account.sharesHeld();
        return held <= 0 ? null : Price.format((account.sharesCost() + held / 2) / held);
    }

    private static String money(long micros) {
        return Money.ofMicros(micros).toString();
    }
}
