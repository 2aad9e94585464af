package io.crossbook.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossbook.app.database.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how far a market's settlement is, once or until everybody is paid. */
@Command(
        name = "settle",
        description = {
            "Show how far the settlement of a market is: users paid, the rate, the time left.",
            "It reads from a running exchange and changes nothing; stopping it stops nobody's payment."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown, with --watch: everybody is paid", "1:no such market, or no answer"})
final class SettleCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REDRAW = Duration.ofMillis(500);
    private static final Duration LINE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int OK = 200;
    private static final int BUSY = 429;
    private static final int TROUBLE = 500;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CALL_TIMEOUT).build();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MARKET", description = "The market's id.")
    private String marketId;

    @Option(
            names = "--watch",
            description = "Go on until everybody is paid; a market that is not resolved yet is waited for.")
    private boolean watch;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The running exchange.")
    private URI url;

    @Override
    public Integer call() {
        boolean redrawn = watch && CommandLine.Help.Ansi.AUTO.enabled();
        PrintWriter out = spec.commandLine().getOut();
        SettlementLine line;
        do {
            line = new SettlementLine(market());
            out.print(redrawn ? CLEAR_LINE + line.text() : line.text() + System.lineSeparator());
            out.flush();
        } while (watch && !line.isOver() && pause(redrawn ? REDRAW : LINE));
        if (redrawn) {
            out.println();
            out.flush();
        }
        return 0;
    }

    /** The market as the exchange describes it; what may pass (a restart, a failover) is waited for while watching. */
    private JsonNode market() {
        long start = System.nanoTime();
        while (true) {
            String trouble;
            try {
                HttpResponse<String> answer = http.send(request(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == OK) {
                    return JSON.readTree(answer.body());
                }
                trouble = refusal(answer);
                if (answer.statusCode() < TROUBLE && answer.statusCode() != BUSY) {
                    throw new StartFailure(trouble);
                }
            } catch (IOException e) {
                trouble = "No answer from " + url + ": start the exchange, or name it by --url.";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("Interrupted.", e);
            }
            if (!watch || System.nanoTime() - start > PATIENCE.toNanos() || !pause(LINE)) {
                throw new StartFailure(trouble);
            }
        }
    }

    private HttpRequest request() {
        String id = URLEncoder.encode(marketId, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(url.resolve("/v1/markets/" + id))
                .timeout(CALL_TIMEOUT)
                .build();
    }

    private String refusal(HttpResponse<String> answer) throws JsonProcessingException {
        String code = JSON.readTree(answer.body()).path("code").asText("HTTP_" + answer.statusCode());
        return "The exchange at " + url + " answers " + code + " for market " + marketId + ".";
    }

    /** Waits; false when it was interrupted. */
    private static boolean pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return true;
    }
}
