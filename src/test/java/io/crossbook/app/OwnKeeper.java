package io.crossbook.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * A client written from docs/api.md alone that keeps one user's orders, money and notices and resumes them by their
 * clocks. It remembers the first thing that was not as the document says.
 */
final class OwnKeeper {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> orders = new TreeMap<>();
    private final List<Long> notices = new ArrayList<>();
    private final Map<String, String[]> clocks = new TreeMap<>();
    private WebSocket socket;
    private JsonNode account;
    private long inboxNumber;
    private long unread;
    private int images;
    private int messages;
    private String trouble;

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(from, text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** Connects, and resumes what there is to resume. */
    void connect(String base, String token) {
        WebSocket opened = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(base.replace("http://", "ws://") + "/v1/stream"), new Ears())
                .join();
        synchronized (this) {
            socket = opened;
        }
        send(opened, "{\"op\":\"authentication\",\"id\":1,\"session\":\"" + token + "\"}");
        send(opened, "{\"op\":\"orderSubscription\",\"id\":2" + from("ocm") + "}");
        send(opened, "{\"op\":\"notificationSubscription\",\"id\":3" + from("ncm") + "}");
    }

    private synchronized String from(String op) {
        String[] clock = clocks.get(op);
        return clock == null ? "" : ",\"initialClk\":\"" + clock[0] + "\",\"clk\":\"" + clock[1] + "\"";
    }

    private static void send(WebSocket to, String text) {
        to.sendText(text, true).join();
    }

    synchronized void disconnect() {
        socket.abort();
        socket = null;
    }

    private synchronized void hear(WebSocket from, String text) {
        if (socket != from) {
            return;
        }
        try {
            take(JSON.readTree(text));
        } catch (IOException e) {
            fail("not JSON: " + text);
        }
    }

    private void take(JsonNode message) {
        String op = message.get("op").asText();
        if (message.path("statusCode").asText().equals("FAILURE")) {
            fail(message.toString());
        }
        if (!message.has("clk")) {
            return;
        }
        String[] before = clocks.getOrDefault(op, new String[] {"", ""});
        clocks.put(op, new String[] {
            message.path("initialClk").asText(before[0]), message.get("clk").asText()
        });
        if (message.path("ct").asText().equals("HEARTBEAT")) {
            return;
        }
        messages++;
        if (op.equals("ocm")) {
            own(message);
        } else {
            notices(message);
        }
    }

    private void own(JsonNode message) {
        if (message.path("img").asBoolean()) {
            orders.clear();
        }
        account = message.get("account");
        for (JsonNode market : message.get("oc")) {
            for (JsonNode order : market.path("uo")) {
                JsonNode known = orders.put(order.get("orderId").asText(), order);
                if (known != null && matched(known) > matched(order)) {
                    fail("an order went back from " + known + " to " + order);
                }
            }
        }
    }

    private static double matched(JsonNode order) {
        return order.get("sizeMatched").asDouble();
    }

    private void notices(JsonNode message) {
        if (message.path("img").asBoolean()) {
            images++;
            notices.clear();
        } else if (message.get("prevSeq").asLong() != inboxNumber) {
            fail("a gap or a repeat: at " + inboxNumber + " came " + message);
        }
        inboxNumber = message.get("seq").asLong();
        unread = message.get("unread").asLong();
        for (JsonNode notice : message.get("nc")) {
            long number = notice.get("number").asLong();
            if (!notices.isEmpty() && notices.get(notices.size() - 1) >= number) {
                fail("notice " + number + " after " + notices);
            }
            notices.add(number);
        }
    }

    private void fail(String what) {
        if (trouble == null) {
            trouble = what;
        }
    }

    /** The first thing that was wrong, null for nothing. */
    synchronized String trouble() {
        return trouble;
    }

    /** Every order as {@code status matched remaining} by its id. */
    synchronized Map<String, String> orders() {
        Map<String, String> lines = new TreeMap<>();
        orders.forEach((id, order) -> lines.put(id, line(order)));
        return lines;
    }

    static String line(JsonNode order) {
        return order.get("status").asText() + " " + order.get("sizeMatched").asText() + " "
                + order.get("sizeRemaining").asText();
    }

    /** The wallet's balance as last told, empty before. */
    synchronized String balance() {
        return account == null ? "" : account.get("balance").asText();
    }

    /** Numbers of all notices told, as they came. */
    synchronized List<Long> notices() {
        return List.copyOf(notices);
    }

    synchronized long unread() {
        return unread;
    }

    /** How often it was told all notices anew. */
    synchronized int images() {
        return images;
    }

    synchronized int messages() {
        return messages;
    }
}
