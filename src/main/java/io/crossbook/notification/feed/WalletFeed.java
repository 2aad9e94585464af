package io.crossbook.notification.feed;

import akka.Done;
import akka.projection.javadsl.Handler;
import io.crossbook.market.MarketDefinition;
import io.crossbook.notification.Category;
import io.crossbook.notification.Fact;
import io.crossbook.notification.Inboxes;
import io.crossbook.readside.Recorded;
import io.crossbook.wallet.WalletEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Tells users what happened to their orders and their money. Of orders only those hear who wish it: for everybody else
 * a filled order costs no more than reading it here.
 */
final class WalletFeed extends Handler<List<Recorded>> {
    private final Subjects subjects;
    private final MarketNames markets;
    private final Inboxes inboxes;
    private final Executor blocking;

    WalletFeed(Subjects subjects, MarketNames markets, Inboxes inboxes, Executor blocking) {
        this.subjects = subjects;
        this.markets = markets;
        this.inboxes = inboxes;
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<Done> process(List<Recorded> events) {
        return CompletableFuture.supplyAsync(() -> wanted(events), blocking)
                .thenCompose(wanted -> markets.all(marketsOf(wanted.keySet())).thenApply(known -> facts(wanted, known)))
                .thenCompose(facts -> Asking.each(
                        facts.entrySet(),
                        user -> inboxes.tell(user.getKey(), "Wallet|" + user.getKey(), user.getValue())))
                .thenApply(done -> Done.getInstance());
    }

    /** The events that somebody wishes to hear of, with the categories wished. */
    private Map<Recorded, Set<Category>> wanted(List<Recorded> events) {
        try {
            Map<Recorded, Set<Category>> offered = new LinkedHashMap<>();
            Set<String> choosers = new HashSet<>();
            for (Recorded recorded : events) {
                WalletEvent event = (WalletEvent) recorded.event();
                note(recorded.entityId(), event);
                Set<Category> categories = WalletFacts.categories(event);
                offered.put(recorded, categories);
                if (categories.stream().anyMatch(WalletFeed::isOptional)) {
                    choosers.add(recorded.entityId());
                }
            }
            Map<String, Set<Category>> wishes = subjects.wishes(choosers);
            offered.forEach((recorded, categories) -> categories.removeIf(category -> isOptional(category)
                    && !wishes.getOrDefault(recorded.entityId(), Set.of()).contains(category)));
            offered.values().removeIf(Set::isEmpty);
            return offered;
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static boolean isOptional(Category category) {
        return category.defaults().isEmpty();
    }

    /** Keeps the table of who has bet where. */
    private void note(String userId, WalletEvent event) throws SQLException {
        if (event instanceof WalletEvent.MarketEntered entered) {
            subjects.enter(entered.marketId(), userId, entered.at());
        }
    }

    private static Set<String> marketsOf(Set<Recorded> events) {
        return events.stream()
                .map(recorded -> WalletFacts.market((WalletEvent) recorded.event()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** By user, in the order of the events. */
    private static Map<String, List<Fact>> facts(
            Map<Recorded, Set<Category>> wanted, Map<String, MarketDefinition> markets) {
        Map<String, List<Fact>> byUser = new TreeMap<>();
        wanted.forEach((recorded, categories) -> WalletFacts.of(recorded, markets).stream()
                .filter(fact -> categories.contains(fact.category()))
                .forEach(fact -> byUser.computeIfAbsent(recorded.entityId(), same -> new ArrayList<>())
                        .add(fact)));
        return byUser;
    }
}
