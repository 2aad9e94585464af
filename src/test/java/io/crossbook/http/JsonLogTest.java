package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class JsonLogTest {
    private static final String ORDER = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final Logger logger = (Logger) LoggerFactory.getLogger(Problems.class);
    private final Level level = logger.getLevel();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent line) {
            // As appenders do that write later: the ids are taken away when the line is logged.
            line.prepareForDeferredProcessing();
            super.append(line);
        }
    };

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.ERROR);
        logger.setAdditive(false);
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
        logger.setLevel(level);
    }

    @Test
    void aLineAboutARequestCarriesItsIdAndThatOfItsOrder() throws IOException {
        fail("/v1/orders/" + ORDER + "/cancel");
        JsonNode line = json();
        assertThat(line.at("/mdc/requestId").asText()).isEqualTo("mine-1");
        assertThat(line.at("/mdc/orderId").asText()).isEqualTo(ORDER);
        assertThat(line.path("level").asText()).isEqualTo("ERROR");
        assertThat(line.at("/throwable/message").asText()).isEqualTo("bug");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void aLineAboutAFollowedRequestCarriesItsTrace() throws IOException {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        HttpRequest request = RequestIds.follow(
                RequestIds.attach(HttpRequest.GET("http://localhost/v1/wallet")),
                "00-" + trace + "-b7ad6b7169203331-01");
        Problems.of(new IllegalStateException("bug"), request);
        assertThat(json().at("/mdc/traceId").asText()).isEqualTo(trace);
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void aLineAboutNoOrderHasNone() throws IOException {
        fail("/v1/wallet");
        assertThat(json().path("mdc").has("orderId")).isFalse();
    }

    @Test
    void theConfigurationUsesThisEncoder() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/logback-json.xml")))
                .contains(JsonEncoder.class.getName());
    }

    private static void fail(String path) {
        HttpRequest request =
                HttpRequest.GET("http://localhost" + path).addHeader(RawHeader.create(RequestIds.HEADER, "mine-1"));
        Problems.of(new IllegalStateException("bug"), RequestIds.attach(request));
    }

    private JsonNode json() throws IOException {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(logger.getLoggerContext());
        encoder.start();
        return new ObjectMapper().readTree(encoder.encode(lines.list.get(0)));
    }
}
