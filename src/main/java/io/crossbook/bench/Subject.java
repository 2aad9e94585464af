package io.crossbook.bench;

import io.crossbook.config.DatabaseSettings;
import io.crossbook.market.Markets;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.placement.Placements;
import io.crossbook.wallet.Wallets;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * The running exchange under load.
 *
 * @param database where its journal is
 * @param databasePrograms folder from which the database runs
 * @param lag of the views, null when nobody keeps them
 * @param nanos a clock for durations
 */
public record Subject(
        Wallets wallets,
        OrderBooks books,
        Markets markets,
        Placements placements,
        DatabaseSettings database,
        Path databasePrograms,
        LagMeter lag,
        LongSupplier nanos) {}
