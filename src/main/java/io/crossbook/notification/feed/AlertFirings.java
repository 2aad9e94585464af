package io.crossbook.notification.feed;

import io.crossbook.notification.Inboxes;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Reports alerts whose condition holds to their inboxes; an alert that has fired before stays as it is. */
final class AlertFirings {
    private final MarketNames markets;
    private final Inboxes inboxes;

    AlertFirings(MarketNames markets, Inboxes inboxes) {
        this.markets = markets;
        this.inboxes = inboxes;
    }

    CompletionStage<Void> report(Collection<Firing> firings) {
        return markets.all(firings.stream()
                        .map(firing -> firing.alert().marketId())
                        .collect(Collectors.toSet()))
                .thenCompose(known -> Asking.each(
                        firings,
                        firing -> inboxes.fire(
                                firing.userId(),
                                firing.alert().alertId(),
                                firing.seq(),
                                firing.value(),
                                firing.details(known.get(firing.alert().marketId())),
                                firing.at())));
    }
}
