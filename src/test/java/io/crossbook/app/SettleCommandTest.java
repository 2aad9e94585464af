package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.crossbook.app.database.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command against a server that says what an exchange would. */
class SettleCommandTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body;
    private Exception trouble;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String settle(String... options) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new SettleCommand())
                .setOut(new PrintWriter(out, true))
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    trouble = exception;
                    return 1;
                });
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--url=http://127.0.0.1:" + server.getAddress().getPort());
        arguments.add("m1");
        assertThat(line.execute(arguments.toArray(new String[0]))).isEqualTo(trouble == null ? 0 : 1);
        return out.toString();
    }

    @Test
    void itShowsTheStateOnce() {
        body = "{\"status\":\"SETTLING\",\"settlement\":{\"users\":4,\"paid\":1,\"done\":false,\"perSecond\":1}}";

        assertThat(settle()).contains("1 of 4 users paid");
        assertThat(asked).containsExactly("/v1/markets/m1");
    }

    @Test
    void watchingEndsWithTheSettlement() {
        body = "{\"status\":\"SETTLED\",\"updatedAt\":\"2026-11-21T10:00:09Z\",\"settlement\":{\"users\":4,\"paid\":4,"
                + "\"done\":true,\"startedAt\":\"2026-11-21T10:00:00Z\"}}";

        assertThat(settle("--watch")).contains("SETTLED").contains("100% 4 of 4 users paid, took 9 s");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aMarketThatDoesNotExistIsNotWaitedFor() {
        status = 404;
        body = "{\"code\":\"MARKET_NOT_FOUND\"}";

        settle("--watch");

        assertThat(trouble)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("MARKET_NOT_FOUND")
                .hasMessageContaining("m1");
    }

    @Test
    void noServerIsSaidSo() {
        server.stop(0);

        settle();

        assertThat(trouble).isInstanceOf(StartFailure.class).hasMessageContaining("--url");
    }
}
