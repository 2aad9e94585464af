package io.crossbook.bench;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.money.Money;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketView;
import io.crossbook.market.Selection;
import io.crossbook.sourcing.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Open markets and users with money, made anew for each run; market ids in the order of their indexes. */
record Population(List<String> marketIds, MarketTerms terms, List<String> userIds) {
    private static final String ADMIN = "benchmark";
    private static final int COMMISSION_BPS = 500;
    private static final Money DEPOSIT = Money.ofCents(1_000_000_00L);
    private static final int AT_ONCE = 100;

    static Population create(Subject subject, int users, int markets) {
        String run = Ids.next();
        List<MarketView> opened = new ArrayList<>();
        for (int i = 0; i < markets; i++) {
            opened.add(open(subject, run + " " + i));
        }
        List<String> userIds = new ArrayList<>();
        List<CompletionStage<?>> deposits = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            String userId = Ids.named(run + " user " + i);
            deposits.add(Insistence.on(() -> subject.wallets().deposit(userId, "benchmark", DEPOSIT), paid -> true));
            userIds.add(userId);
            if (deposits.size() == AT_ONCE) {
                awaitAll(deposits);
            }
        }
        awaitAll(deposits);
        List<String> marketIds = opened.stream().map(MarketView::marketId).toList();
        return new Population(marketIds, opened.get(0).definition().terms(), userIds);
    }

    /** Each user as somebody who bets in a few markets. */
    List<Player> players(Subject subject, long seed, Tally tally) {
        return IntStream.range(0, userIds.size())
                .mapToObj(i -> new Player(i, new BetMix(seed + i, marketIds.size()), bettor(i, subject, tally)))
                .toList();
    }

    /** Each user as somebody who quotes in one market, users in turn in markets in turn. */
    List<Quoter> quoters(Subject subject, long seed, Tally tally) {
        return IntStream.range(0, userIds.size())
                .mapToObj(i -> new Quoter(i % marketIds.size(), seed + i, bettor(i, subject, tally)))
                .toList();
    }

    private Bettor bettor(int user, Subject subject, Tally tally) {
        return new Bettor(userIds.get(user), marketIds, terms, subject, tally);
    }

    static MarketView open(Subject subject, String ref) {
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

    static <T> T await(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        return future.join();
    }
}
