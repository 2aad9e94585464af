package io.crossbook.app;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import io.crossbook.auth.SecurityNotices;
import io.crossbook.http.InboxDesk;
import io.crossbook.market.MarketView;
import io.crossbook.notification.Category;
import io.crossbook.notification.Fact;
import io.crossbook.notification.InboxEntity;
import io.crossbook.notification.Inboxes;
import io.crossbook.notification.delivery.DeliverySettings;
import io.crossbook.notification.delivery.NotificationCourier;
import io.crossbook.notification.delivery.WebhookSecrets;
import io.crossbook.notification.feed.NotificationFeeds;
import io.crossbook.readside.JournalTail;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together that tell users what concerns them. */
public final class Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    private Notifications() {}

    /** Hosts inboxes on this node and delivers for them. */
    static Inboxes startInboxes(ActorSystem<?> system, Duration askTimeout, DataSource database, LongSupplier clock) {
        DeliverySettings settings =
                DeliverySettings.from(system.settings().config().getConfig("crossbook.notification"));
        Inboxes inboxes = new Inboxes(system, askTimeout);
        NotificationCourier courier = new NotificationCourier(settings, inboxes, database, NodeClock.clock());
        CoordinatedShutdown.get(system).addTask(CoordinatedShutdown.PhaseServiceStop(), "deliveries", () -> {
            courier.close();
            return CompletableFuture.completedFuture(Done.getInstance());
        });
        InboxEntity.init(system, settings.inbox(), courier, clock);
        return inboxes;
    }

    /** Lets committed events reach the inboxes. */
    public static void startFeeds(ActorSystem<?> system, DataSource database, JournalTail tail, Engine engine) {
        NotificationFeeds.init(
                system,
                database,
                engine.inboxes(),
                marketId -> engine.markets().get(marketId).thenApply(MarketView::definition),
                tail);
    }

    /** For the routes. */
    public static InboxDesk desk(Inboxes inboxes, DataSource database, Config notification) {
        return new InboxDesk(
                inboxes,
                new WebhookSecrets(database),
                DeliverySettings.from(notification).webhook().unguarded());
    }

    /** Tells users what happens to their accounts. */
    public static SecurityNotices security(Inboxes inboxes) {
        return new SecurityNotices() {
            @Override
            public CompletionStage<Void> loggedIn(String userId, String sessionId, String address, Instant at) {
                return tell(inboxes, userId, "Session|" + sessionId, "NEW_LOGIN", address, at);
            }

            @Override
            public void guessed(String userId, String address, Instant at) {
                String hour = at.truncatedTo(ChronoUnit.HOURS).toString();
                tryTo(tell(inboxes, userId, "FailedLogins|" + hour, "FAILED_LOGINS", address, at), userId);
            }

            @Override
            public void passwordChanged(String userId, String address, Instant at) {
                tryTo(tell(inboxes, userId, "PasswordChanged|" + at, "PASSWORD_CHANGED", address, at), userId);
            }

            private void tryTo(CompletionStage<Void> tell, String userId) {
                tell.whenComplete((told, trouble) -> {
                    if (trouble != null) {
                        LOG.warn("user {} could not be told something about the account", userId, trouble);
                    }
                });
            }
        };
    }

    private static CompletionStage<Void> tell(
            Inboxes inboxes, String userId, String source, String kind, String address, Instant at) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return inboxes.tell(
                userId, source, List.of(new Fact(1, Category.SECURITY, kind, Map.of("address", address), micros)));
    }
}
