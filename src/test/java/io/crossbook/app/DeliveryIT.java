package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.money.Money;
import io.crossbook.notification.Category;
import io.crossbook.notification.Channel;
import io.crossbook.notification.DeliveryRecord;
import io.crossbook.notification.Digest;
import io.crossbook.notification.InboxView;
import io.crossbook.notification.Preferences;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E-mails and webhook calls from the journal to their receivers, over receivers that are away and nodes that die. */
class DeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DatabaseSettings database = TestDatabase.fresh();
    private int mailPort;
    private GreenMail mails;
    private TestNode node;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            mailPort = free.getLocalPort();
        }
        node = newNode();
    }

    @AfterEach
    void stop() {
        node.close();
        if (mails != null) {
            mails.stop();
        }
    }

    private TestNode newNode() {
        return new TestNode(
                        database,
                        Map.of(
                                "crossbook.notification.email.host",
                                "127.0.0.1",
                                "crossbook.notification.email.port",
                                mailPort,
                                "crossbook.notification.email.encrypted",
                                false,
                                "crossbook.notification.inbox.first-backoff",
                                "500ms",
                                "crossbook.notification.inbox.last-backoff",
                                "1s",
                                "crossbook.notification.inbox.attempts",
                                100,
                                "crossbook.notification.webhook.unguarded",
                                true))
                .withNotifications();
    }

    private void mailServerComesUp() {
        mails = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
    }

    private void deposit(String ref) {
        await(node.engine().wallets().deposit("ann", ref, Money.ofCents(100)));
    }

    private void wish(Channel channel) {
        await(node.engine()
                .inboxes()
                .changePreferences(
                        "ann",
                        new Preferences(
                                Map.of(Category.PAYMENT, Set.of(channel)),
                                "ann@example.com",
                                "UTC",
                                null,
                                Digest.OFF)));
    }

    private InboxView inbox() {
        return await(node.engine().inboxes().view("ann"));
    }

    private void awaitDelivered() {
        Awaitility.await().untilAsserted(() -> {
            assertThat(inbox().pending()).isEmpty();
            assertThat(inbox().log())
                    .first()
                    .extracting(DeliveryRecord::result)
                    .isEqualTo(DeliveryRecord.Result.DELIVERED);
        });
    }

    @Test
    void aMailThatCouldNotLeaveLeavesAfterTheNodeHasDied() {
        wish(Channel.EMAIL);
        deposit("first");
        Awaitility.await().until(() -> !inbox().log().isEmpty());
        assertThat(inbox().log().get(0).result()).isEqualTo(DeliveryRecord.Result.FAILED);
        node.kill();
        mailServerComesUp();
        node = newNode();

        assertThat(mails.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
        awaitDelivered();
        assertThat(mails.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWebhookIsCalledUntilItTakesTheNotice() throws IOException {
        List<String> ids = new CopyOnWriteArrayList<>();
        HttpServer bot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bot.createContext("/", exchange -> {
            ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(ids.size() < 3 ? 503 : 204, -1);
            exchange.close();
        });
        bot.start();
        try {
            String url = "http://127.0.0.1:" + bot.getAddress().getPort() + "/";
            await(node.engine().inboxes().setWebhook("ann", url));
            wish(Channel.WEBHOOK);
            deposit("first");

            awaitDelivered();
            assertThat(ids).hasSize(3).containsOnly("ann.webhook-1");
            assertThat(inbox().log())
                    .extracting(DeliveryRecord::result)
                    .containsExactly(
                            DeliveryRecord.Result.DELIVERED,
                            DeliveryRecord.Result.FAILED,
                            DeliveryRecord.Result.FAILED);
        } finally {
            bot.stop(0);
        }
    }
}
