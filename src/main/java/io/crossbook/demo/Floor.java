package io.crossbook.demo;

import io.crossbook.controls.TradingSwitches;
import io.crossbook.market.Markets;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.placement.Placements;
import io.crossbook.wallet.Wallets;
import java.util.function.LongSupplier;

/** What the demo acts through, the same as every other client's requests do; the clock is microseconds since 1970. */
public record Floor(
        Wallets wallets,
        OrderBooks books,
        Markets markets,
        Placements placements,
        TradingSwitches switches,
        LongSupplier clock) {}
