package io.crossbook.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.app.database.TestDatabase;
import io.crossbook.notification.Category;
import io.crossbook.notification.Channel;
import io.crossbook.notification.Delivery;
import io.crossbook.notification.InboxMessage;
import io.crossbook.notification.Notice;
import io.crossbook.notification.Webhook;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls a server that speaks TLS with a certificate for bot.example.com. */
class WebhookEncryptionIT {
    private static final String PASSWORD = "changeit";

    private final HikariDataSource database = TestDatabase.fresh().pool("webhook-test", 1);
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpsServer server;
    private SSLContext context;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        context = context(folder.resolve("bot.p12"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        watchdog.shutdownNow();
        database.close();
    }

    /** Trusts the one certificate it has a key for. */
    private static SSLContext context(Path store) throws Exception {
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "bot",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=bot.example.com",
                        "-ext",
                        "san=dns:bot.example.com",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("bot", keys.getCertificate("bot"));
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    private Outcome call(SSLSocketFactory encryption, String host) {
        Notice notice =
                new Notice(1, Category.PAYMENT, "DEPOSITED", Map.of(), "Wallet|ann", 1, 1, Set.of(Channel.WEBHOOK));
        String url = "https://" + host + ":" + server.getAddress().getPort() + "/";
        return new WebhookCaller(
                        new DeliverySettings.Hooks(Duration.ofSeconds(10), 1, true),
                        new WebhookSecrets(database),
                        name -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                        encryption,
                        watchdog,
                        InstantSource.system())
                .call(new InboxMessage.CallWebhook(
                        "ann",
                        new Webhook(url, 1),
                        new Delivery("webhook-1", Channel.WEBHOOK, false, List.of(notice), 0, 0, 0)));
    }

    @Test
    void theNameInTheAddressIsTheNameInTheCertificate() {
        assertThat(call(context.getSocketFactory(), "bot.example.com"))
                .isEqualTo(new Outcome(true, false, "answered 204"));
    }

    @Test
    void aCertificateForAnotherNameIsNotTalkedTo() {
        assertThat(call(context.getSocketFactory(), "other.example.com").delivered())
                .isFalse();
        assertThat(calls).hasValue(0);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTalkedTo() {
        assertThat(call((SSLSocketFactory) SSLSocketFactory.getDefault(), "bot.example.com")
                        .delivered())
                .isFalse();
        assertThat(calls).hasValue(0);
    }
}
