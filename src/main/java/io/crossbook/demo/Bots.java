package io.crossbook.demo;

import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.Money;
import io.crossbook.market.MarketDefinition;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.placement.PlacementOutcome;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.sourcing.Ids;
import io.crossbook.sourcing.Refusal;
import io.crossbook.wallet.WalletCommand;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The bots' wallets: nobody can log in as one of them; their money comes from deposits, like everybody's. */
final class Bots {
    static final List<String> MAKERS = named("demo-maker-", 6);
    static final List<String> TAKERS = named("demo-taker-", 4);
    static final List<String> ALL =
            Stream.concat(MAKERS.stream(), TAKERS.stream()).toList();

    private static final Money DEPOSIT = Money.ofCents(100_000_00);
    private static final Money LITTLE = Money.ofCents(25_000_00);
    private static final long SHARES = 2_000_00;
    private static final long TOP_UP_MICROS = TimeUnit.HOURS.toMicros(1);

    private final Floor floor;
    private int asked;

    Bots(Floor floor) {
        this.floor = floor;
    }

    private static List<String> named(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
    }

    /** The first deposits, which happen once, and no order left from before. */
    CompletionStage<Void> enter() {
        return each(ALL, bot -> floor.wallets().deposit(bot, "demo-first", DEPOSIT))
                .thenCompose(done -> leave());
    }

    /** Cancels all their orders. */
    CompletionStage<Void> leave() {
        return each(ALL, bot -> floor.placements().cancelAll(bot, Optional.empty()));
    }

    /** Gives each of them shares of a market, once. */
    CompletionStage<Void> issue(Slot slot, String marketId, MarketDefinition definition, String by) {
        return each(ALL, bot -> floor.wallets()
                .issue(
                        bot,
                        new WalletCommand.IssueShares(
                                definition.clientRef(),
                                marketId,
                                definition.terms(),
                                SHARES,
                                slot.temper().start(),
                                by)));
    }

    /** Asks the next one for its money, and pays in for it when that is little, at most once an hour. */
    CompletionStage<Void> topUp(long now) {
        String bot = ALL.get(asked++ % ALL.size());
        return floor.wallets().view(bot).thenCompose(wallet -> {
            if (wallet.available().compareTo(LITTLE) >= 0) {
                return CompletableFuture.completedFuture(null);
            }
            return floor.wallets()
                    .deposit(bot, "demo-" + now / TOP_UP_MICROS, DEPOSIT)
                    .thenApply(made -> null);
        });
    }

    /** Places an order; the id by which its bot may find it. A refusal fails the stage. */
    CompletionStage<String> place(
            String bot, Live market, int selection, Side side, int tick, long size, TimeInForce timeInForce) {
        Optional<Refusal> stopped = floor.switches().refusal(bot, market.marketId());
        if (stopped.isPresent()) {
            return CompletableFuture.failedFuture(stopped.get());
        }
        String id = Ids.next();
        var terms = new OrderTerms(
                selection,
                side,
                tick,
                size,
                timeInForce,
                0,
                false,
                OnInPlay.LAPSE,
                SelfTradePrevention.CANCEL_TAKER,
                0,
                0);
        long idMillis = Ids.embeddedMillis(id).orElseThrow();
        var request = new PlaceRequest(bot, id, idMillis, market.marketId(), market.terms(), terms, id);
        CompletionStage<PlacementOutcome> outcome = floor.placements().place(request);
        return outcome.thenApply(known -> id);
    }

    /** One after the other. */
    static <T> CompletionStage<Void> each(List<T> all, Function<T, CompletionStage<?>> step) {
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (T one : all) {
            done = done.thenCompose(before -> step.apply(one)).thenApply(after -> null);
        }
        return done;
    }
}
