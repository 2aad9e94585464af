package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.streaming.Streams;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no well-behaved client of the stream does: each has a name, and costs the server nothing lasting. */
class StreamBadInputIT {
    private static final int TIMEOUT_MS = 15_000;
    private static final String NOWHERE = "00000000-0000-5000-8000-000000000000";

    private final ApiClient admin = ApiClient.admin();

    private static String subscription(String market, String more) {
        return ApiClient.json("{'op':'marketSubscription','id':7,'marketFilter':{'marketIds':['%s']}%s}", market, more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | INVALID_JSON | 1007",
                "{'op':'heartbeat','id':1 | INVALID_JSON | 1007",
                "{'op':'heartbeat','op':'heartbeat','id':1} | INVALID_JSON | 1007",
                "{'op':'heartbeat'} | INVALID_INPUT | 0",
                "{'op':'heartbeat','id':'1'} | INVALID_INPUT | 0",
                "{'op':'heartbeat','id':-1} | INVALID_INPUT | 0",
                "{'op':'heartbeat','id':1e9} | INVALID_INPUT | 0",
                "{'op':'heartbeat','id':1,'isAdmin':true} | INVALID_INPUT | 0",
                "{'op':'brew','id':1} | INVALID_REQUEST | 0",
                "{'id':1} | INVALID_REQUEST | 0",
                "{'op':'authentication','id':1} | INVALID_INPUT | 0",
                "{'op':'marketSubscription','id':1} | INVALID_INPUT | 0",
                "{'op':'marketSubscription','id':1,'marketFilter':{'marketIds':[null]}} | INVALID_INPUT | 0",
                "{'op':'marketSubscription','id':1,'marketFilter':{'marketIds':[]},'clk':'x'} | INVALID_CLOCK | 0",
                "{'op':'marketSubscription','id':1,'marketFilter':{'marketIds':['../x']}} | MARKET_NOT_FOUND | 0",
                "{'op':'marketSubscription','id':1,'marketFilter':{'eventIds':['1']}} | INVALID_INPUT | 0",
            })
    void everyBadRequestHasItsName(String request, String error, int closeCode) {
        try (StreamClient stream = StreamClient.connect()) {
            JsonNode status = stream.send(request).fails(error);
            assertThat(status.get("connectionClosed").asBoolean()).isEqualTo(closeCode != 0);
            if (closeCode != 0) {
                assertThat(stream.closeCode()).isEqualTo(closeCode);
            } else {
                stream.send("{'op':'heartbeat','id':2}").succeeds(2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",'conflateMs':-1 | INVALID_INPUT",
                ",'conflateMs':120001 | INVALID_INPUT",
                ",'heartbeatMs':10 | INVALID_INPUT",
                ",'marketDataFilter':{'fields':[]} | INVALID_INPUT",
                ",'marketDataFilter':{'fields':['EX_NOTHING']} | INVALID_INPUT",
                ",'marketDataFilter':{'fields':[1]} | INVALID_INPUT",
                ",'marketDataFilter':{'ladderLevels':11} | INVALID_INPUT",
                ",'clk':'AAAA' | INVALID_CLOCK",
                ",'initialClk':'AAAA','clk':'AAAA' | INVALID_CLOCK",
                ",'initialClk':'','clk':'%%%' | INVALID_CLOCK",
            })
    void everyBadParameterHasItsName(String more, String error) {
        String market = MarketFixture.openOdds(admin);
        try (StreamClient stream = StreamClient.connect()) {
            stream.socket()
                    .sendText(subscription(market, more.replace('\'', '"')), true)
                    .join();
            stream.fails(error);
            stream.send("{'op':'heartbeat','id':2}").succeeds(2);
        }
    }

    @Test
    void theClockOfAnotherMarketIsRefused() {
        String one = MarketFixture.openOdds(admin);
        String other = MarketFixture.openOdds(admin);
        try (StreamClient stream = StreamClient.connect()) {
            stream.send(subscription(one, "")).succeeds(7);
            JsonNode image = stream.next("mcm");
            stream.send(subscription(
                            other,
                            ApiClient.json(
                                    ",'initialClk':'%s','clk':'%s'",
                                    image.get("initialClk").asText(),
                                    image.get("clk").asText())))
                    .fails("INVALID_CLOCK");
            stream.send("{'op':'heartbeat','id':2}").succeeds(2);
        }
    }

    @Test
    void aMarketThatDoesNotExistIsNotFound() {
        try (StreamClient stream = StreamClient.connect()) {
            stream.send(subscription(NOWHERE, "")).fails("MARKET_NOT_FOUND");
        }
    }

    @Test
    void moreMarketsThanAllowedAreRefused() {
        String ids = String.join(
                "','",
                IntStream.range(0, 201)
                        .mapToObj(i -> NOWHERE.substring(0, 33) + (100 + i))
                        .toList());
        try (StreamClient stream = StreamClient.connect()) {
            stream.send(subscription(ids, "")).fails("SUBSCRIPTION_LIMIT_EXCEEDED");
        }
    }

    @Test
    void aHundredThousandMarketsInOneMessageAreTooMuchToRead() {
        String ids = String.join("\",\"", Collections.nCopies(100_000, NOWHERE));
        try (StreamClient stream = StreamClient.connect()) {
            CompletionStage<?> unread = stream.socket().sendText(subscription(ids, ""), true);
            stream.fails("FRAME_TOO_LARGE");
            assertThat(stream.closeCode()).isEqualTo(1009);
            assertThat(unread).isNotNull();
        }
    }

    @Test
    void subscriptionsWithoutEndEndTheConnection() {
        String market = MarketFixture.openOdds(admin);
        try (StreamClient stream = StreamClient.connect()) {
            CompletionStage<?> sent = stream.socket().sendText(subscription(market, ""), true);
            for (int i = 1; i < 200; i++) {
                sent = sent.thenCompose(before -> stream.socket().sendText(subscription(market, ""), true));
            }
            JsonNode status = stream.next("status");
            while (status.get("statusCode").asText().equals("SUCCESS")) {
                status = stream.next("status");
            }
            assertThat(status.get("errorCode").asText()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(stream.closeCode()).isEqualTo(1008);
            assertThat(sent).isNotNull();
        }
    }

    @Test
    void aHundredThousandSubscriptionsOnOneConnectionEndIt() throws IOException {
        byte[] frame = frame(subscription(MarketFixture.openOdds(admin), ""));
        try (Socket socket = open("")) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            skipHandshake(in);
            CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> flood(socket, frame, 100_000));
            assertThat(closeCode(in)).isEqualTo(1008);
            assertThat(written.join()).as("nobody reads what comes after").isLessThan(100_000);
        }
    }

    @Test
    void aHundredThousandSubscriptionsOverManyConnectionsLeaveNothingBehind() throws IOException {
        Streams streams = ApiServer.get().streams();
        String market = MarketFixture.openOdds(admin);
        byte[] frame = frame(subscription(market, ""));
        int connections = streams.connections();
        int markets = streams.markets();
        long before = usedAfterCollection();
        for (int round = 0; round < 4; round++) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sockets.add(open(""));
            }
            sockets.parallelStream().forEach(socket -> flood(socket, frame, 500));
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        Awaitility.await().untilAsserted(() -> assertThat(streams.connections()).isLessThanOrEqualTo(connections));
        assertThat(streams.markets()).as("one feed for all").isLessThanOrEqualTo(markets + 1);
        assertThat(usedAfterCollection() - before).as("bytes kept").isLessThan(64L << 20);
        try (StreamClient stream = StreamClient.connect()) {
            stream.send(subscription(market, "")).succeeds(7);
        }
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A text message in one frame, masked with zeros. */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + payload.length)
                .put((byte) 0x81)
                .put((byte) 0xfe)
                .putShort((short) payload.length)
                .putInt(0)
                .put(payload)
                .array();
    }

    /** Writes a frame so many times, or until nobody takes any more; returns how often. */
    private static int flood(Socket socket, byte[] frame, int times) {
        for (int i = 0; i < times; i++) {
            try {
                socket.getOutputStream().write(frame);
            } catch (IOException gone) {
                return i;
            }
        }
        return times;
    }

    @Test
    void binaryMessagesAreNotSupported() {
        try (StreamClient stream = StreamClient.connect()) {
            stream.socket().sendBinary(ByteBuffer.wrap(new byte[10]), true).join();
            stream.fails("BINARY_NOT_SUPPORTED");
            assertThat(stream.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void fragmentsWithoutAnEndAreTooLarge() {
        try (StreamClient stream = StreamClient.connect()) {
            String kilobyte = "x".repeat(1024);
            for (int i = 0; i < 17; i++) {
                stream.socket().sendText(kilobyte, false).join();
            }
            stream.fails("FRAME_TOO_LARGE");
            assertThat(stream.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aPingFloodIsAnsweredOnePingAfterTheOther() {
        try (StreamClient stream = StreamClient.connect()) {
            for (int i = 0; i < 2_000; i++) {
                stream.socket().sendPing(ByteBuffer.wrap(new byte[] {1})).join();
            }
            stream.send("{'op':'heartbeat','id':2}").succeeds(2);
        }
    }

    @Test
    void framesOutOfOrderEndTheConnection() throws IOException {
        byte[] continuation = {(byte) 0x80, (byte) 0x80, 0, 0, 0, 0};
        byte[] unmasked = {(byte) 0x81, 0x02, '{', '}'};
        byte[] unknown = {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0};
        byte[] longPing = {(byte) 0x89, (byte) 0xfe, 0x00, (byte) 0x80, 0, 0, 0, 0};
        byte[] reserved = {(byte) 0xc1, (byte) 0x80, 0, 0, 0, 0};
        for (byte[] frame : new byte[][] {continuation, unmasked, unknown, longPing, reserved}) {
            assertThat(closeCodeAfter(frame))
                    .as("after %s", java.util.Arrays.toString(frame))
                    .isEqualTo(1002);
        }
    }

    @Test
    void pagesOfOtherOriginsMayNotOpenAStream() throws IOException {
        assertThat(handshake("Origin: http://evil.example\r\n")).startsWith("HTTP/1.1 403");
        assertThat(handshake("Origin: null\r\n")).startsWith("HTTP/1.1 403");
        assertThat(handshake("Origin: http://127.0.0.1:" + port() + "\r\n")).startsWith("HTTP/1.1 101");
        assertThat(handshake("")).startsWith("HTTP/1.1 101");
    }

    @Test
    void whoAsksWithoutAWebSocketIsToldSo() {
        ApiClient.anonymous().get("/stream").expect(ProblemCode.UPGRADE_REQUIRED);
    }

    @Test
    void whoGoesAwayLeavesNothingBehind() {
        int before = ApiServer.get().streams().connections();
        for (int i = 0; i < 20; i++) {
            StreamClient.connect().close();
        }
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(ApiServer.get().streams().connections()).isLessThanOrEqualTo(before));
    }

    private static int port() {
        return ApiServer.get().port();
    }

    private static String handshake(String more) throws IOException {
        try (Socket socket = open(more)) {
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    private static Socket open(String more) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT_MS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        OutputStream out = socket.getOutputStream();
        out.write(("GET /v1/stream HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n" + more + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    /** Sends raw bytes after the handshake and reads frames until the server closes; returns its code. */
    private static int closeCodeAfter(byte[] frame) throws IOException {
        try (Socket socket = open("")) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            skipHandshake(in);
            socket.getOutputStream().write(frame);
            return closeCode(in);
        }
    }

    private static void skipHandshake(DataInputStream in) throws IOException {
        int line = 0;
        while (line != 0x0d0a0d0a) {
            line = line << 8 | in.readUnsignedByte();
        }
    }

    private static int closeCode(DataInputStream in) throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte();
            byte[] payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
            if (opcode == 0x8) {
                return ByteBuffer.wrap(payload).getShort() & 0xffff;
            }
        }
    }
}
