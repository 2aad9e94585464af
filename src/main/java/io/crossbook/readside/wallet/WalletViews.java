package io.crossbook.readside.wallet;

import io.crossbook.readside.Recorded;
import io.crossbook.readside.View;
import io.crossbook.readside.ViewGroup;
import io.crossbook.readside.log.LogViews;
import java.util.List;

/** The group of all views that follow wallets. */
public final class WalletViews {
    public static final ViewGroup GROUP = new ViewGroup("wallet", "Wallet", WalletViews::create);

    private WalletViews() {}

    private static List<View> create() {
        OrderLookup orders = new OrderLookup();
        return List.of(
                new OrdersView(orders),
                new BetsView(orders),
                new StatementView(orders),
                new PositionsView(orders),
                new SettlementsView(),
                new ActivityView(),
                LogViews.wallets());
    }

    static String userId(Recorded recorded) {
        return recorded.entityId();
    }
}
