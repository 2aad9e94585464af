package io.crossbook.notification.feed;

import akka.Done;
import akka.projection.javadsl.Handler;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketEvent;
import io.crossbook.notification.Category;
import io.crossbook.notification.Fact;
import io.crossbook.notification.Inboxes;
import io.crossbook.readside.Recorded;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Tells whoever has bet in a market that its status has changed. */
final class MarketFeed extends Handler<List<Recorded>> {
    private static final int PAGE = 1_000;
    private static final Map<Class<?>, String> KINDS = Map.of(
            MarketEvent.MarketOpened.class, "MARKET_OPENED",
            MarketEvent.MarketSuspended.class, "MARKET_SUSPENDED",
            MarketEvent.MarketTurnedInPlay.class, "MARKET_IN_PLAY",
            MarketEvent.MarketClosed.class, "MARKET_CLOSED",
            MarketEvent.ResolutionApproved.class, "RESULT_APPROVED",
            MarketEvent.ResolutionDisputed.class, "RESULT_DISPUTED",
            MarketEvent.MarketResolved.class, "MARKET_RESOLVED");

    private final Subjects subjects;
    private final MarketNames markets;
    private final Inboxes inboxes;
    private final Executor blocking;

    MarketFeed(Subjects subjects, MarketNames markets, Inboxes inboxes, Executor blocking) {
        this.subjects = subjects;
        this.markets = markets;
        this.inboxes = inboxes;
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<Done> process(List<Recorded> events) {
        CompletionStage<Void> done = CompletableFuture.completedStage(null);
        for (Recorded recorded : events) {
            String kind = KINDS.get(recorded.event().getClass());
            if (kind != null && !isFinalAtOnce(recorded.event())) {
                done = done.thenCompose(before -> markets.all(List.of(recorded.entityId())))
                        .thenCompose(known -> tell(recorded, fact(recorded, kind, known), ""));
            } else if (recorded.event() instanceof MarketEvent.MarketSettled) {
                done = done.thenRunAsync(() -> end(recorded.entityId()), blocking);
            }
        }
        return done.thenApply(all -> Done.getInstance());
    }

    /** Then its being final is all there is to tell. */
    private static boolean isFinalAtOnce(Object event) {
        return event instanceof MarketEvent.ResolutionApproved approved && approved.finalAt() <= approved.at();
    }

    private static Fact fact(Recorded recorded, String kind, Map<String, MarketDefinition> known) {
        Map<String, String> details = new TreeMap<>();
        details.put("marketId", recorded.entityId());
        MarketDefinition market = known.get(recorded.entityId());
        if (market != null) {
            details.put("market", market.fullName());
        }
        return new Fact(recorded.seq(), Category.MARKET, kind, details, recorded.at());
    }

    /** Tells a page of users, then the next. */
    private CompletionStage<Void> tell(Recorded recorded, Fact fact, String after) {
        return CompletableFuture.supplyAsync(() -> interested(recorded, after), blocking)
                .thenCompose(users -> {
                    CompletionStage<Void> told =
                            Asking.each(users, user -> inboxes.tell(user, recorded.persistenceId(), List.of(fact)));
                    return users.size() < PAGE
                            ? told
                            : told.thenCompose(before -> tell(recorded, fact, users.get(PAGE - 1)));
                });
    }

    /** Nothing more happens to a market that is settled. */
    private void end(String marketId) {
        try {
            subjects.end(marketId);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private List<String> interested(Recorded recorded, String after) {
        try {
            return subjects.interested(recorded.entityId(), recorded.at(), after, PAGE);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
