package io.crossbook.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.put;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import io.crossbook.auth.Principal;
import io.crossbook.notification.DeliveryRecord;
import io.crossbook.notification.InboxView;
import io.crossbook.notification.Inboxes;
import io.crossbook.notification.Notice;
import io.crossbook.notification.delivery.WebhookUrl;
import java.util.Comparator;
import java.util.concurrent.CompletionStage;

/** What the caller has been told and wants to be told. */
final class NotificationRoutes {
    private static final Comparator<String> NEWEST_FIRST = Comparator.reverseOrder();

    record UpTo(Long upTo) {}

    record WebhookBody(String url) {}

    /** The webhook with the secret that signs its calls; only ever shown to its owner. */
    record WebhookJson(String url, String secret) {
        /** Without the secret: this may end up in a log. */
        @Override
        public String toString() {
            return "WebhookJson[" + url + "]";
        }
    }

    private final Inboxes inboxes;
    private final InboxDesk desk;

    NotificationRoutes(InboxDesk desk) {
        this.inboxes = desk.inboxes();
        this.desk = desk;
    }

    Route route(Principal principal) {
        String userId = principal.userId();
        return pathPrefix(
                "notifications",
                () -> concat(
                        pathEnd(() -> get(() -> list(userId))),
                        path("acknowledge", () -> post(() -> acknowledge(userId))),
                        path(
                                "preferences",
                                () -> concat(
                                        get(() -> completeWithFuture(
                                                inboxes.view(userId).thenApply(NotificationRoutes::preferences))),
                                        put(() -> prefer(userId)))),
                        path("deliveries", () -> get(() -> deliveries(userId))),
                        path(
                                "webhook",
                                () -> concat(
                                        get(() -> completeWithFuture(
                                                inboxes.view(userId).thenApply(inbox -> webhook(userId, inbox)))),
                                        put(() -> setWebhook(userId)),
                                        delete(() -> completeWithFuture(inboxes.removeWebhook(userId)
                                                .thenApply(inbox -> Bodies.noContent())))))));
    }

    private Route list(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
            return completeWithFuture(inboxes.view(userId).thenApply(inbox -> {
                Page<Notice> page = Page.of(
                        "notifications",
                        inbox.notices(),
                        notice -> Page.key(notice.number()),
                        NEWEST_FIRST,
                        parameters);
                return Bodies.ok(new NotificationJson.Listed(
                        page.map(notice -> NotificationJson.of(notice, inbox.acknowledged()))
                                .items(),
                        page.nextCursor(),
                        inbox.unread(),
                        inbox.acknowledged()));
            }));
        });
    }

    private Route acknowledge(String userId) {
        return Bodies.read(UpTo.class, body -> {
            long upTo = Fields.required("upTo", body.upTo());
            if (upTo < 0) {
                throw ProblemException.field(ProblemCode.INVALID_FIELD, "upTo", "Numbers of notices begin with 1.");
            }
            return inboxes.acknowledge(userId, upTo)
                    .thenApply(inbox ->
                            Bodies.ok(new NotificationJson.Acknowledged(inbox.acknowledged(), inbox.unread())));
        });
    }

    private Route prefer(String userId) {
        return Bodies.read(PreferencesJson.class, body -> inboxes.changePreferences(userId, body.preferences())
                .thenApply(NotificationRoutes::preferences));
    }

    private static HttpResponse preferences(InboxView inbox) {
        return Bodies.ok(PreferencesJson.of(inbox.preferences()));
    }

    private Route deliveries(String userId) {
        return extractRequest(request -> {
            Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
            return completeWithFuture(inboxes.view(userId)
                    .thenApply(inbox ->
                            Page.of("deliveries", inbox.log(), NotificationRoutes::key, NEWEST_FIRST, parameters))
                    .thenApply(page -> Bodies.ok(page.map(NotificationJson.Attempt::of))));
        });
    }

    private static String key(DeliveryRecord record) {
        return Page.key(record.at()) + record.id() + "#" + record.attempt();
    }

    private Route setWebhook(String userId) {
        return Bodies.read(WebhookBody.class, body -> set(userId, Fields.required("url", body.url())));
    }

    private CompletionStage<HttpResponse> set(String userId, String url) {
        try {
            WebhookUrl.parse(url, desk.unguardedWebhooks());
        } catch (IllegalArgumentException e) {
            throw ProblemException.field(ProblemCode.INVALID_WEBHOOK, "url", e.getMessage());
        }
        return inboxes.setWebhook(userId, url).thenApply(inbox -> webhook(userId, inbox));
    }

    private HttpResponse webhook(String userId, InboxView inbox) {
        if (inbox.webhook() == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        return Bodies.ok(new WebhookJson(inbox.webhook().url(), desk.secrets().of(userId, inbox.webhook())));
    }
}
