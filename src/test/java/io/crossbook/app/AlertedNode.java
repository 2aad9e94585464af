package io.crossbook.app;

import static io.crossbook.app.TestNode.await;

import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketView;
import io.crossbook.notification.AlertKind;
import io.crossbook.notification.AlertRule;
import io.crossbook.sourcing.Ids;

/**
 * A process that sets one price alert after the other and trades across all of them, on the database in its first three
 * arguments, and prints what it was promised, a line each, until it is killed. The fourth argument makes its names.
 */
final class AlertedNode {
    static final String ALERT = "@alert ";
    static final String DEPOSIT = "@deposit ";
    static final AlertRule CROSSES_3 = new AlertRule(AlertKind.CROSSES, 0, 30_000, 0, null);
    private static final long SIZE = 200;

    private AlertedNode() {}

    public static void main(String[] arguments) {
        var node = new TestNode(new DatabaseSettings(arguments[0], arguments[1], arguments[2])).withNotifications();
        Engine engine = node.engine();
        MarketView market = market(engine);
        for (int round = 0; ; round++) {
            String name = arguments[3] + "-" + round;
            long seq = await(engine.books().view(market.marketId(), 1)).seq();
            await(engine.inboxes().setAlert("alice", name, market.marketId(), CROSSES_3, seq));
            System.out.println(ALERT + name);
            trade(engine, market, round % 2 == 0 ? 32_000 : 28_000);
            await(engine.wallets().deposit("bob", name, Money.ofCents(SIZE)));
            System.out.println(DEPOSIT + name);
        }
    }

    static MarketView market(Engine engine) {
        return TestMarkets.open(engine, "alerted");
    }

    static void trade(Engine engine, MarketView market, long odds) {
        int tick = TickTable.odds().tick(odds);
        await(engine.placements().place(TestMarkets.request(market, "bob", Ids.next(), Side.SELL, tick, SIZE)));
        await(engine.placements().place(TestMarkets.request(market, "alice", Ids.next(), Side.BUY, tick, SIZE)));
    }
}
