package io.crossbook.payments;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Requests to the provider, each with our signature, none longer than the time-out, none redirected. */
final class SignedHttp {
    private final PaymentSettings settings;
    private final RequestSignature signature;
    private final InstantSource clock;
    private final HttpClient http;

    SignedHttp(PaymentSettings settings, InstantSource clock) {
        this.settings = settings;
        this.signature = new RequestSignature(settings.secret());
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /** A request; the path begins with a slash and has its query, the body is empty for none. */
    HttpRequest.Builder request(String method, String path, String body) {
        URI uri = URI.create(settings.url() + path);
        String wire = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        long now = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(uri)
                .timeout(settings.timeout())
                .header(RequestSignature.TIMESTAMP_HEADER, Long.toString(now))
                .header(RequestSignature.SIGNATURE_HEADER, signature.of(now, method, wire, body))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
    }

    /** The answer, or a failure that says nothing about what became of the request. */
    CompletionStage<HttpResponse<String>> send(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request.build(), info -> new BoundedBody());
        // The request's own time-out ends with the headers of the answer; a body may come for ever.
        CompletableFuture.delayedExecutor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> answer.cancel(true));
        return answer;
    }
}
