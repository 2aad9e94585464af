package io.crossbook.http;

import io.crossbook.notification.Inboxes;
import io.crossbook.notification.delivery.WebhookSecrets;

/**
 * What the routes of notifications ask.
 *
 * @param unguardedWebhooks takes any HTTP or HTTPS address for a webhook, see crossbook.notification.webhook.unguarded
 */
public record InboxDesk(Inboxes inboxes, WebhookSecrets secrets, boolean unguardedWebhooks) {}
