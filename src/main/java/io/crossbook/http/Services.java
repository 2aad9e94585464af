package io.crossbook.http;

import io.crossbook.auth.Identity;
import io.crossbook.controls.TradingSwitches;
import io.crossbook.market.Markets;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.placement.Placements;
import io.crossbook.readside.Queries;
import io.crossbook.streaming.Streams;
import io.crossbook.wallet.Wallets;

/** Whom the routes ask. */
public record Services(
        Identity identity,
        Wallets wallets,
        Markets markets,
        OrderBooks books,
        Placements placements,
        Queries queries,
        Streams streams,
        InboxDesk inboxes,
        DocumentDesk documents,
        PaymentDesk payments,
        TradingSwitches switches) {}
