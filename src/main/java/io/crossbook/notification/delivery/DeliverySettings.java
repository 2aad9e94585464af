package io.crossbook.notification.delivery;

import com.typesafe.config.Config;
import io.crossbook.notification.InboxSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The configuration of {@code crossbook.notification}. */
public record DeliverySettings(InboxSettings inbox, Email email, Hooks webhook) {
    /**
     * Where e-mails go.
     *
     * @param host of the SMTP server, empty for none
     * @param user empty for no login
     */
    public record Email(
            String host,
            int port,
            boolean encrypted,
            String user,
            String password,
            String from,
            Duration timeout,
            int threads) {
        /** Without the password: this may end up in a log. */
        @Override
        public String toString() {
            return user + "@" + host + ":" + port;
        }
    }

    /**
     * How webhooks are called.
     *
     * @param timeout of a whole call
     * @param unguarded allows plain HTTP, every port and every address
     */
    public record Hooks(Duration timeout, int threads, boolean unguarded) {}

    /** Reads {@code crossbook.notification}. */
    public static DeliverySettings from(Config config) {
        Config inbox = config.getConfig("inbox");
        Config email = config.getConfig("email");
        Config webhook = config.getConfig("webhook");
        return new DeliverySettings(
                new InboxSettings(
                        inbox.getInt("attempts"),
                        inbox.getDuration("first-backoff", TimeUnit.MICROSECONDS),
                        inbox.getDuration("last-backoff", TimeUnit.MICROSECONDS),
                        inbox.getInt("alerts"),
                        inbox.getInt("queue")),
                new Email(
                        email.getString("host"),
                        email.getInt("port"),
                        email.getBoolean("encrypted"),
                        email.getString("user"),
                        email.getString("password"),
                        email.getString("from"),
                        email.getDuration("timeout"),
                        email.getInt("threads")),
                new Hooks(webhook.getDuration("timeout"), webhook.getInt("threads"), webhook.getBoolean("unguarded")));
    }
}
