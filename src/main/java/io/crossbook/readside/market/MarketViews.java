package io.crossbook.readside.market;

import io.crossbook.readside.View;
import io.crossbook.readside.ViewGroup;
import io.crossbook.readside.log.LogViews;
import java.util.List;

/** The group of all views that follow markets. */
public final class MarketViews {
    public static final ViewGroup GROUP = new ViewGroup("market", "Market", MarketViews::create);

    private MarketViews() {}

    private static List<View> create() {
        return List.of(new MarketsView(), LogViews.markets());
    }
}
