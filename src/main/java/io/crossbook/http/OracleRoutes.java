package io.crossbook.http;

import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crossbook.market.Markets;
import io.crossbook.orderbook.OrderBooks;
import io.crossbook.payments.RequestSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Sources report results; the signature of the body says who it is, so this takes no token. */
final class OracleRoutes {
    static final String PATH = "/v1/oracle/reports";
    static final String SOURCE_HEADER = "Crossbook-Source";

    private static final long SECOND_MICROS = 1_000_000;
    private static final long TOLERANCE_SECONDS = 300;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    record SignedReport(
            String marketId,
            List<String> winners,
            Map<String, String> payouts,
            @JsonProperty("void") Boolean voided,
            String reason) {
        private ResolutionBody result() {
            return new ResolutionBody(winners, payouts, voided, reason, null);
        }
    }

    private final Markets markets;
    private final OrderBooks books;
    private final Definitions definitions;
    private final Map<String, RequestSignature> sources;
    private final LongSupplier clock;

    /**
     * Routes of these sources.
     *
     * @param sources what checks each source's signature, by name
     * @param clock microseconds since 1970
     */
    OracleRoutes(
            Markets markets,
            OrderBooks books,
            Definitions definitions,
            Map<String, RequestSignature> sources,
            LongSupplier clock) {
        this.markets = markets;
        this.books = books;
        this.definitions = definitions;
        this.sources = Map.copyOf(sources);
        this.clock = clock;
    }

    Route open() {
        return path(
                segment("oracle").slash("reports"),
                () -> post(() -> extractRequest(request -> Bodies.readRaw(body -> take(request, body)))));
    }

    private CompletionStage<HttpResponse> take(HttpRequest request, byte[] body) {
        String source = signer(request, body);
        SignedReport said = Json.read(body, SignedReport.class);
        String marketId = Definitions.marketId(Fields.required("marketId", said.marketId()));
        return definitions
                .get(marketId)
                .thenCompose(definition ->
                        markets.report(marketId, source, said.result().resolution(definition), EvidenceBody.hash(body)))
                .thenCompose(market -> MarketAdminRoutes.reached(books, market))
                .thenApply(market -> Bodies.json(StatusCodes.ACCEPTED, MarketAdminRoutes.Stepped.of(market)));
    }

    /** The source that signed this just now; anything else is refused, and no more said about why. */
    private String signer(HttpRequest request, byte[] body) {
        String source = header(request, SOURCE_HEADER);
        String time = header(request, RequestSignature.TIMESTAMP_HEADER);
        RequestSignature key = sources.get(source);
        if (key == null || !SECONDS.matcher(time).matches()) {
            throw new ProblemException(ProblemCode.INVALID_REPORT_SIGNATURE);
        }
        long seconds = Long.parseLong(time);
        boolean fresh = Math.abs(clock.getAsLong() / SECOND_MICROS - seconds) <= TOLERANCE_SECONDS;
        String text = new String(body, StandardCharsets.UTF_8);
        String signature = header(request, RequestSignature.SIGNATURE_HEADER);
        if (!fresh || !key.matches(signature, seconds, "POST", PATH, text)) {
            throw new ProblemException(ProblemCode.INVALID_REPORT_SIGNATURE);
        }
        return source;
    }

    private static String header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value).orElse("");
    }
}
