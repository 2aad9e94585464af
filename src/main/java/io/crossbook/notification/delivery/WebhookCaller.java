package io.crossbook.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.crossbook.notification.InboxMessage;
import io.crossbook.notification.Notice;
import io.crossbook.notification.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Calls webhooks as the Standard Webhooks specification says, over a connection of its own making: the address that
 * was looked up and found to be outside is the very one that is connected to, so a name that changes its address in
 * between gains nothing. The certificate is still checked against the name. Of the answer only the status is read; a
 * redirect is an answer like any other.
 */
final class WebhookCaller {
    private static final int STATUS_LINE_MAX = 256;
    private static final int SUCCESS = 2;
    private static final int GONE = 410;
    private static final JsonMapper JSON = new JsonMapper();

    private final DeliverySettings.Hooks settings;
    private final WebhookSecrets secrets;
    private final NameLookup names;
    private final SSLSocketFactory encryption;
    private final ScheduledExecutorService watchdog;
    private final InstantSource clock;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface NameLookup {
        InetAddress[] find(String host) throws IOException;
    }

    WebhookCaller(
            DeliverySettings.Hooks settings,
            WebhookSecrets secrets,
            NameLookup names,
            SSLSocketFactory encryption,
            ScheduledExecutorService watchdog,
            InstantSource clock) {
        this.settings = settings;
        this.secrets = secrets;
        this.names = names;
        this.encryption = encryption;
        this.watchdog = watchdog;
        this.clock = clock;
    }

    Outcome call(InboxMessage.CallWebhook call) {
        try {
            WebhookUrl url = WebhookUrl.parse(call.webhook().url(), settings.unguarded());
            InetAddress address = allowed(url.host());
            int status = post(url, address, request(url, call));
            String detail = "answered " + status;
            if (status / 100 == SUCCESS) {
                return Outcome.done(detail);
            }
            return status == GONE ? Outcome.never(detail) : Outcome.later(detail);
        } catch (IllegalArgumentException | ForbiddenAddress e) {
            return Outcome.never(e.getMessage());
        } catch (IOException e) {
            return Outcome.later(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static final class ForbiddenAddress extends IOException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddress(String message) {
            super(message);
        }
    }

    /** One inside is enough to refuse: who mixes them tries something. */
    private InetAddress allowed(String host) throws IOException {
        InetAddress[] addresses = names.find(host);
        for (InetAddress address : addresses) {
            if (!settings.unguarded() && !PublicAddresses.contain(address)) {
                throw new ForbiddenAddress("the host is not on the public internet");
            }
        }
        return addresses[0];
    }

    private int post(WebhookUrl url, InetAddress address, byte[] request) throws IOException {
        int millis = Math.toIntExact(settings.timeout().toMillis());
        try (Socket plain = new Socket()) {
            ScheduledFuture<?> end = watchdog.schedule(() -> close(plain), millis, TimeUnit.MILLISECONDS);
            try {
                plain.connect(new InetSocketAddress(address, url.port()), millis);
                try (Socket socket = url.encrypted() ? encrypted(plain, url) : plain) {
                    socket.getOutputStream().write(request);
                    socket.getOutputStream().flush();
                    return status(socket);
                }
            } finally {
                end.cancel(false);
            }
        }
    }

    private Socket encrypted(Socket plain, WebhookUrl url) throws IOException {
        SSLSocket socket = (SSLSocket) encryption.createSocket(plain, url.host(), url.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Whoever uses it finds out.
        }
    }

    private static int status(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0 && next != '\n' && line.length() < STATUS_LINE_MAX) {
            line.append((char) next);
            next = socket.getInputStream().read();
        }
        String[] words = line.toString().strip().split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("the answer is not HTTP");
        }
        return Integer.parseInt(words[1]);
    }

    private byte[] request(WebhookUrl url, InboxMessage.CallWebhook call) throws IOException {
        Notice notice = call.delivery().notices().get(0);
        byte[] body = body(notice);
        String id = call.userId() + "." + call.delivery().id();
        long seconds = clock.instant().getEpochSecond();
        String usual = url.port() == 443 && url.encrypted() ? "" : ":" + url.port();
        String head = "POST " + url.path() + " HTTP/1.1\r\n"
                + "Host: " + url.host() + usual + "\r\n"
                + "User-Agent: Crossbook\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + Webhook.UNBRANDED_MSG_ID_KEY + ": " + id + "\r\n"
                + Webhook.UNBRANDED_MSG_TIMESTAMP_KEY + ": " + seconds + "\r\n"
                + Webhook.UNBRANDED_MSG_SIGNATURE_KEY + ": " + signature(call, id, seconds, body) + "\r\n"
                + "Connection: close\r\n\r\n";
        byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[bytes.length + body.length];
        System.arraycopy(bytes, 0, request, 0, bytes.length);
        System.arraycopy(body, 0, request, bytes.length, body.length);
        return request;
    }

    private String signature(InboxMessage.CallWebhook call, String id, long seconds, byte[] body) throws IOException {
        try {
            return new Webhook(secrets.of(call.userId(), call.webhook()))
                    .sign(id, seconds, new String(body, StandardCharsets.UTF_8));
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IOException("cannot be signed", e);
        }
    }

    private static byte[] body(Notice notice) throws JsonProcessingException {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("number", notice.number());
        data.put("category", notice.category().name());
        data.put("text", Words.of(notice));
        data.put("details", notice.details());
        data.put("source", notice.source());
        data.put("seq", notice.seq());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", notice.kind());
        body.put("timestamp", Instant.EPOCH.plus(notice.at(), ChronoUnit.MICROS).toString());
        body.put("data", data);
        return JSON.writeValueAsBytes(body);
    }
}
