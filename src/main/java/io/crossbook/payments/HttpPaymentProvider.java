package io.crossbook.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A payment provider over HTTP, by the contract in docs/payments.md. Only an answer that names this very payout with
 * its amount says anything: PAID and FAILED are final, everything else (other states, other status codes, no answer,
 * an answer too late, too long or about something else) is unknown.
 */
public final class HttpPaymentProvider implements PaymentProvider {
    private static final Logger LOG = LoggerFactory.getLogger(HttpPaymentProvider.class);
    private static final Set<Integer> ANSWERS = Set.of(200, 201);
    private static final Set<Integer> REFUSALS = Set.of(200, 201, 402, 422);
    private static final Pattern PROVIDER_REF = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final String REFUSED = "REFUSED";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final PaymentSettings settings;
    private final SignedHttp http;

    public HttpPaymentProvider(PaymentSettings settings, InstantSource clock) {
        this.settings = settings;
        this.http = new SignedHttp(settings, clock);
    }

    @Override
    public CompletionStage<PayoutOutcome> payOut(Payout payout) {
        String body = body(payout);
        return send(
                payout,
                http.request("POST", "/payouts", body)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", payout.reference()));
    }

    @Override
    public CompletionStage<PayoutOutcome> find(Payout payout) {
        String reference = URLEncoder.encode(payout.reference(), StandardCharsets.UTF_8);
        return send(payout, http.request("GET", "/payouts?reference=" + reference, ""));
    }

    private String body(Payout payout) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("reference", payout.reference());
        fields.put("recipient", payout.recipient());
        fields.put("amount", payout.amount().toString());
        fields.put("currency", settings.currency());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can be written", e);
        }
    }

    private CompletionStage<PayoutOutcome> send(Payout payout, HttpRequest.Builder request) {
        return http.send(request)
                .handle((response, trouble) ->
                        trouble == null ? read(payout, response) : new PayoutOutcome.Unknown(words(trouble)));
    }

    private static String words(Throwable trouble) {
        Throwable cause = trouble.getCause() == null ? trouble : trouble.getCause();
        return "no answer (" + cause.getClass().getSimpleName() + ")";
    }

    private PayoutOutcome read(Payout payout, HttpResponse<String> response) {
        int status = response.statusCode();
        if (!REFUSALS.contains(status)) {
            return new PayoutOutcome.Unknown("answered " + status);
        }
        try {
            return read(payout, status, JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            return new PayoutOutcome.Unknown("answered " + status + " with something that is not JSON");
        }
    }

    private PayoutOutcome read(Payout payout, int status, JsonNode answer) {
        if (!isAbout(payout, answer)) {
            LOG.warn("the payment provider answers {} for {} with another payout", status, payout.reference());
            return new PayoutOutcome.Unknown("answered " + status + " about another payout");
        }
        String state = text(answer, "status");
        String id = text(answer, "id");
        if (state.equals("PAID")
                && ANSWERS.contains(status)
                && PROVIDER_REF.matcher(id).matches()) {
            return new PayoutOutcome.Paid(id);
        }
        if (state.equals("FAILED")) {
            String reason = text(answer, "reason");
            return new PayoutOutcome.Refused(REASON.matcher(reason).matches() ? reason : REFUSED);
        }
        return new PayoutOutcome.Unknown("answered " + status + " without a final state");
    }

    private boolean isAbout(Payout payout, JsonNode answer) {
        return text(answer, "reference").equals(payout.reference())
                && text(answer, "amount").equals(payout.amount().toString())
                && text(answer, "currency").equals(settings.currency());
    }

    private static String text(JsonNode answer, String field) {
        return answer.path(field).isTextual() ? answer.path(field).textValue() : "";
    }
}
