package io.crossbook.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.zip.CRC32;

/**
 * A client of the stream written from docs/api.md alone: it keeps the book of one market by deltas and resumes by its
 * clock. It shares nothing with the server, and remembers the first thing that was not as the document says.
 */
final class BookKeeper {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELDS = "[\"EX_ALL_OFFERS\",\"EX_TRADED_VOL\",\"EX_LTP\"]";

    private final String marketId;
    private final Map<String, Map<BigDecimal, String>> lists = new TreeMap<>();
    private final Map<String, String> prices = new TreeMap<>();
    private WebSocket socket;
    private long number;
    private String initialClk;
    private String clk;
    private int images;
    private int changes;
    private int resumed;
    private String trouble;

    BookKeeper(String marketId) {
        this.marketId = marketId;
    }

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

    /** Connects, and resumes if there is something to resume. */
    void connect(String base) {
        WebSocket opened = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(base.replace("http://", "ws://") + "/v1/stream"), new Ears())
                .join();
        synchronized (this) {
            socket = opened;
        }
        String from = clk == null ? "" : ",\"initialClk\":\"" + initialClk + "\",\"clk\":\"" + clk + "\"";
        opened.sendText(
                        "{\"op\":\"marketSubscription\",\"id\":1,\"marketFilter\":{\"marketIds\":[\"" + marketId
                                + "\"]},\"marketDataFilter\":{\"fields\":" + FIELDS
                                + "},\"heartbeatMs\":500" + from + "}",
                        true)
                .join();
    }

    /** Cuts the connection without a word; what was still on its way is lost. */
    synchronized void disconnect() {
        socket.abort();
        socket = null;
    }

    private synchronized void hear(WebSocket from, String text) {
        if (socket != from && socket != null) {
            return;
        }
        try {
            take(JSON.readTree(text));
        } catch (IOException e) {
            fail("not JSON: " + text);
        }
    }

    private void take(JsonNode message) {
        if (message.path("statusCode").asText().equals("FAILURE")) {
            fail(message.toString());
        }
        if (!message.get("op").asText().equals("mcm")) {
            return;
        }
        initialClk = message.path("initialClk").asText(initialClk);
        resumed += message.path("ct").asText().equals("RESUB_DELTA") ? 1 : 0;
        message.path("mc").forEach(this::change);
        clk = message.path("clk").asText(clk);
    }

    private void change(JsonNode change) {
        if (change.path("img").asBoolean()) {
            lists.clear();
            prices.clear();
            images++;
        } else if (change.get("prevSeq").asLong() != number) {
            fail("a gap or a repeat: at " + number + " came " + change);
        }
        number = change.get("seq").asLong();
        changes++;
        change.path("rc").forEach(selection -> {
            String id = selection.get("id").asText();
            prices.put(id, selection.path("ltp").asText(prices.getOrDefault(id, "")));
            selection.path("atb").forEach(level -> put(id + ",atb", level));
            selection.path("atl").forEach(level -> put(id + ",atl", level));
        });
        if (change.get("checksum").asLong() != checksum()) {
            fail("checksum of " + text() + " is " + checksum() + ", not as in " + change);
        }
    }

    private void put(String list, JsonNode level) {
        Comparator<BigDecimal> best = list.endsWith("atb") ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Map<BigDecimal, String> levels = lists.computeIfAbsent(list, same -> new TreeMap<>(best));
        BigDecimal price = new BigDecimal(level.get(0).asText());
        if (level.get(1).asText().equals("0.00")) {
            levels.remove(price);
        } else {
            levels.put(price, level.get(0).asText() + "," + level.get(1).asText());
        }
    }

    private long checksum() {
        CRC32 crc = new CRC32();
        crc.update(text().getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        lists.forEach((list, levels) -> levels.values()
                .forEach(level -> text.append(list).append(',').append(level).append(';')));
        return text.toString();
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

    synchronized long number() {
        return number;
    }

    synchronized int images() {
        return images;
    }

    synchronized int changes() {
        return changes;
    }

    synchronized int resumed() {
        return resumed;
    }

    /** Every level as {@code selection,list,price,size;}, best first. */
    synchronized String book() {
        return text();
    }
}
