package io.crossbook.app;

import static io.crossbook.app.TestNode.await;

import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.EmbeddedDatabase;
import io.crossbook.app.database.Migrations;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketView;
import io.crossbook.sourcing.Ids;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * A process that lets as many users as its second argument says bet ten units each in one market, resolves it, and
 * prints how many are paid until it is killed.
 */
final class SettlingNode {
    static final String MARKET = "settled by two";
    static final String PAID = "@paid ";

    private static final int AT_ONCE = 100;
    private static final long STAKE = 1_000;

    private SettlingNode() {}

    public static void main(String[] arguments) {
        var database = EmbeddedDatabase.start(new DataDirectory(Path.of(arguments[0])), 0, step -> {});
        Migrations.apply(database.settings());
        Engine engine = new TestNode(database.settings()).engine();
        MarketView market = TestMarkets.open(engine, MARKET);
        int users = Integer.parseInt(arguments[1]);
        int tick = TickTable.odds().tick(30_000);
        forEach(users, i -> engine.wallets().deposit("user-" + i, "first", Money.ofCents(5_000)));
        forEach(users, i -> {
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            return engine.placements().place(TestMarkets.request(market, "user-" + i, Ids.next(), side, tick, STAKE));
        });
        TestMarkets.settle(engine, market);
        print(engine, market);
    }

    private static void forEach(int users, IntFunction<CompletionStage<?>> action) {
        for (int from = 0; from < users; from += AT_ONCE) {
            List<CompletionStage<?>> some = new ArrayList<>();
            for (int i = from; i < Math.min(users, from + AT_ONCE); i++) {
                some.add(action.apply(i));
            }
            some.forEach(TestNode::await);
        }
    }

    private static void print(Engine engine, MarketView market) {
        while (true) {
            var settlement = await(engine.books().view(market.marketId(), 0)).settlement();
            if (settlement != null) {
                System.out.println(PAID + settlement.paid());
            }
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, 5, TimeUnit.MILLISECONDS)
                    .join();
        }
    }
}
