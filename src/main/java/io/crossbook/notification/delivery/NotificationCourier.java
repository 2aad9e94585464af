package io.crossbook.notification.delivery;

import io.crossbook.notification.Delivery;
import io.crossbook.notification.InboxCommand;
import io.crossbook.notification.InboxMessage;
import io.crossbook.notification.Inboxes;
import io.crossbook.sourcing.Courier;
import io.crossbook.sourcing.Outgoing;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what leaves the inboxes: e-mails and webhook calls on threads of their own, so that a slow receiver keeps
 * nobody else waiting. What finds no room is left alone; its inbox hands it over again.
 */
public final class NotificationCourier implements Courier, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationCourier.class);
    private static final int QUEUE = 1_000;

    private final Inboxes inboxes;
    private final Mailer mailer;
    private final WebhookCaller webhooks;
    private final ThreadPoolExecutor mailThreads;
    private final ThreadPoolExecutor webhookThreads;
    private final ScheduledExecutorService watchdog;

    /** Starts the threads. */
    public NotificationCourier(DeliverySettings settings, Inboxes inboxes, DataSource database, InstantSource clock) {
        this.inboxes = inboxes;
        this.watchdog = Executors.newSingleThreadScheduledExecutor(daemons("webhook-watchdog"));
        this.mailer = new Mailer(settings.email(), clock);
        this.webhooks = new WebhookCaller(
                settings.webhook(),
                new WebhookSecrets(database),
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                watchdog,
                clock);
        this.mailThreads = threads("mail", settings.email().threads());
        this.webhookThreads = threads("webhook", settings.webhook().threads());
    }

    @Override
    public void deliver(Outgoing message) {
        if (message instanceof InboxMessage.SendMail mail) {
            attempt(mailThreads, mail.userId(), mail.delivery(), () -> mailer.send(mail));
        } else if (message instanceof InboxMessage.CallWebhook call) {
            attempt(webhookThreads, call.userId(), call.delivery(), () -> webhooks.call(call));
        } else {
            throw new IllegalArgumentException("no way for " + message);
        }
    }

    private void attempt(ThreadPoolExecutor threads, String userId, Delivery delivery, Supplier<Outcome> how) {
        try {
            threads.execute(() -> {
                Outcome outcome = outcome(delivery, how);
                inboxes.report(
                        userId,
                        new InboxCommand.NoteAttempt(
                                delivery.id(),
                                delivery.attempts() + 1,
                                outcome.delivered(),
                                outcome.worthwhile(),
                                outcome.detail()));
            });
        } catch (RejectedExecutionException e) {
            LOG.warn("too many deliveries wait for {}, {} is put off", delivery.channel(), delivery.id());
        }
    }

    private static Outcome outcome(Delivery delivery, Supplier<Outcome> how) {
        try {
            return how.get();
        } catch (RuntimeException e) {
            LOG.error("a fault in the delivery {}, to be mended", delivery.id(), e);
            return Outcome.later("a fault of ours");
        }
    }

    @Override
    public void close() {
        mailThreads.shutdownNow();
        webhookThreads.shutdownNow();
        watchdog.shutdownNow();
    }

    private static ThreadPoolExecutor threads(String name, int count) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count, count, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), daemons(name));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, "notification-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
