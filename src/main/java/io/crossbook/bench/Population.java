package io.crossbook.bench;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.money.Money;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketView;
import io.crossbook.market.Selection;
import io.crossbook.sourcing.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Open markets and users with money, made anew for each run. */
final class Population {
    private static final String ADMIN = "benchmark";
    private static final int COMMISSION_BPS = 500;
    private static final Money DEPOSIT = Money.ofCents(1_000_000_00L);
    private static final int AT_ONCE = 100;

    private Population() {}

    static List<Player> create(Subject subject, PlacementSettings settings, Tally tally) {
        String run = Ids.next();
        List<MarketView> markets = new ArrayList<>();
        for (int i = 0; i < settings.markets(); i++) {
            markets.add(open(subject, run + " " + i));
        }
        List<String> marketIds = markets.stream().map(MarketView::marketId).toList();
        var terms = markets.get(0).definition().terms();
        List<Player> players = new ArrayList<>();
        List<CompletionStage<?>> deposits = new ArrayList<>();
        for (int i = 0; i < settings.users(); i++) {
            String userId = Ids.named(run + " user " + i);
            deposits.add(subject.wallets().deposit(userId, "benchmark", DEPOSIT));
            players.add(new Player(
                    i, userId, new BetMix(settings.seed() + i, settings.markets()), marketIds, terms, subject, tally));
            if (deposits.size() == AT_ONCE) {
                awaitAll(deposits);
            }
        }
        awaitAll(deposits);
        return players;
    }

    private static MarketView open(Subject subject, String ref) {
        var definition = new MarketDefinition(
                ref,
                MarketKind.ODDS,
                "Match odds",
                "Benchmark " + ref,
                null,
                List.of(new Selection("home", "Home"), new Selection("draw", "Draw"), new Selection("away", "Away")),
                1,
                true,
                COMMISSION_BPS,
                0,
                0,
                null);
        String id = await(subject.markets().create(definition, ADMIN)).marketId();
        MarketView opened = await(subject.markets().open(id, 0, ADMIN));
        await(subject.books().control(id, opened.control()));
        return opened;
    }

    private static void awaitAll(List<CompletionStage<?>> stages) {
        stages.forEach(Population::await);
        stages.clear();
    }

    private static <T> T await(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        return future.join();
    }
}
