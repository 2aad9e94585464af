package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that no well-behaved client sends. */
class RawHttpIT {
    private static final int TIMEOUT_MS = 15_000;

    static Stream<Arguments> requests() {
        String host = "Host: x\r\n";
        String json = "Content-Type: application/json\r\n";
        return Stream.of(
                Arguments.of("no HTTP", "hello, is anybody there?\r\n\r\n"),
                Arguments.of("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n"),
                Arguments.of("HTTP/2 prior knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                Arguments.of("unknown method", "BREW /v1/markets HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of("TRACE", "TRACE /v1/markets HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of("HEAD", "HEAD /v1/markets HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of("OPTIONS", "OPTIONS /v1/orders HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of("no host", "GET /v1/markets HTTP/1.1\r\n\r\n"),
                Arguments.of("two hosts", "GET /v1/wallet HTTP/1.1\r\n" + host + "Host: y\r\n\r\n"),
                Arguments.of("bad version", "GET /v1/wallet HTTP/3.7\r\n" + host + "\r\n"),
                Arguments.of("long address", "GET /" + "x".repeat(5000) + " HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of("bad escape", "GET /v1/markets/%zz HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of("dots", "GET /v1/markets/%2e%2e/wallet HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of("bad query", "GET /v1/markets?%zz HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of(
                        "long header", "GET /v1/wallet HTTP/1.1\r\n" + host + "A: " + "x".repeat(9000) + "\r\n\r\n"),
                Arguments.of("many headers", "GET /v1/wallet HTTP/1.1\r\n" + host + "A: b\r\n".repeat(100) + "\r\n"),
                Arguments.of(
                        "two lengths",
                        "POST /v1/users HTTP/1.1\r\n" + host + json
                                + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
                Arguments.of(
                        "length and chunks",
                        "POST /v1/users HTTP/1.1\r\n" + host + json
                                + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of(
                        "negative length", "POST /v1/users HTTP/1.1\r\n" + host + json + "Content-Length: -1\r\n\r\n"),
                Arguments.of(
                        "huge length",
                        "POST /v1/users HTTP/1.1\r\n" + host + json + "Content-Length: 9223372036854775807\r\n\r\n{}"),
                Arguments.of(
                        "chunk extensions",
                        "POST /v1/users HTTP/1.1\r\n" + host + json + "Transfer-Encoding: chunked\r\n\r\n2;"
                                + "x=y;".repeat(500) + "\r\n{}\r\n0\r\n\r\n"),
                Arguments.of("folded header", "GET /v1/wallet HTTP/1.1\r\n" + host + "A: b\r\n c\r\n\r\n"),
                Arguments.of("absolute address", "GET http://evil.example/v1/wallet HTTP/1.1\r\n" + host + "\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void neverA5xxAndAlwaysAProblem(String name, String request) throws IOException {
        String response = exchange(request);
        assertThat(response).matches("(?s)HTTP/1\\.[01] 4\\d\\d .*");
        assertThat(response).contains("Content-Type: application/problem+json");
        assertThat(response).contains("X-Request-Id: ");
        assertThat(response).doesNotContain("Server:").doesNotContain("akka").doesNotContain("Exception");
    }

    @Test
    void aBodyThatDoesNotArriveIsNotWaitedForLong() throws IOException {
        String response = exchange("POST /v1/users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{");
        assertThat(response).startsWith("HTTP/1.1 408 ").contains("REQUEST_TIMEOUT");
    }

    @Test
    void whereARequestComesFromIsNotBelievedFromAHeader() throws IOException {
        String request = "GET /v1/markets HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 1.2.3.4\r\nConnection: close\r\n\r\n";
        assertThat(exchange(request)).startsWith("HTTP/1.1 200 ");
    }

    /** So many in one piece overflow the stack of Akka HTTP's parser, unless it is fed in small bites. */
    @Test
    void thousandsOfRequestsInOneGoAreAllAnswered() throws IOException {
        String one = "GET /v1/ HTTP/1.1\r\nHost:x\r\n\r\n";
        String last = "GET /v1/ HTTP/1.1\r\nHost:x\r\nConnection:close\r\n\r\n";
        String responses = exchange(one.repeat(9_999) + last);
        assertThat(responses.split("HTTP/1.1 401 ", -1)).hasSize(10_001);
    }

    @Test
    void aRequestIdComesBackOnlyIfItIsHarmless() throws IOException {
        String request = "GET /v1/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: %s\r\n\r\n";
        assertThat(exchange(request.formatted("my-id_1.2"))).contains("X-Request-Id: my-id_1.2\r\n");
        assertThat(exchange(request.formatted("a b<script>"))).doesNotContain("script");
    }

    /** All that comes back until the server closes; a connection it keeps open is closed from here after one answer. */
    private static String exchange(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), ApiServer.get().port())) {
            socket.setSoTimeout(TIMEOUT_MS);
            String closing = request.contains("HTTP/1.1\r\n") && !request.contains("Connection:")
                    ? request.replaceFirst("HTTP/1.1\r\n", "HTTP/1.1\r\nConnection: close\r\n")
                    : request;
            socket.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
