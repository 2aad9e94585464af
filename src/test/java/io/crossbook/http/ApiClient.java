package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of the API that holds every response against the document. */
final class ApiClient {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A response; the body is null when there is none. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String code() {
            return body.path("code").asText();
        }

        String text(String field) {
            return body.path(field).asText();
        }

        Answer expect(int expected) {
            assertThat(status).as("%s", body).isEqualTo(expected);
            return this;
        }

        Answer expect(ProblemCode problem) {
            assertThat(code()).as("%s", body).isEqualTo(problem.name());
            return expect(problem.status());
        }
    }

    private final String base;
    private final String token;

    private ApiClient(String base, String token) {
        this.base = base;
        this.token = token;
    }

    static ApiClient anonymous() {
        return new ApiClient("http://127.0.0.1:" + ApiServer.get().port(), null);
    }

    /** A new user with this much money. */
    static ApiClient user(String money) {
        ApiClient anonymous = anonymous();
        String name = "u"
                + UuidCreator.getTimeOrderedEpoch().toString().replace("-", "").substring(1);
        String credentials = json("{'username':'%s','password':'a good secret'}", name);
        anonymous.post("/users", credentials).expect(201);
        ApiClient user = anonymous.loggedIn(credentials);
        if (!money.equals("0")) {
            user.post("/wallet/deposits", json("{'amount':'%s','clientRef':'first'}", money))
                    .expect(201);
        }
        return user;
    }

    /** Somebody new in this role, admin or arbiter. */
    static ApiClient staff(String role) {
        String name = "s"
                + UuidCreator.getTimeOrderedEpoch().toString().replace("-", "").substring(1);
        String credentials = json("'username':'%s','password':'a good secret'", name);
        admin().post("/staff", json("{%s,'role':'%s'}", credentials, role)).expect(201);
        return anonymous().loggedIn("{" + credentials + "}");
    }

    static ApiClient admin() {
        return anonymous()
                .loggedIn(json("{'username':'%s','password':'%s'}", ApiServer.ADMIN, ApiServer.ADMIN_PASSWORD));
    }

    private ApiClient loggedIn(String credentials) {
        return with(post("/sessions", credentials).expect(200).text("accessToken"));
    }

    /** The same client with another token. */
    ApiClient with(String accessToken) {
        return new ApiClient(base, accessToken);
    }

    /** The same client at the API with strict limits. */
    ApiClient limited() {
        return new ApiClient("http://127.0.0.1:" + ApiServer.get().limitedPort(), token);
    }

    String token() {
        return token;
    }

    String base() {
        return base;
    }

    /** JSON with single quotes for readability. */
    static String json(String format, Object... values) {
        return String.format(java.util.Locale.ROOT, format, values).replace('\'', '"');
    }

    Answer get(String path) {
        return send("GET", path, request(path).GET());
    }

    Answer delete(String path) {
        return send("DELETE", path, request(path).DELETE());
    }

    Answer post(String path, String body) {
        return send("POST", path, withBody(path, "POST", body));
    }

    Answer put(String path, String body) {
        return send("PUT", path, withBody(path, "PUT", body));
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, withBody(path, "PATCH", body));
    }

    HttpRequest.Builder withBody(String path, String method, String body) {
        return request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/v1" + path)).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Sends a request and holds the response against the document. */
    Answer send(String method, String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            OpenApi.check(method, path.replaceFirst("\\?.*", ""), response.statusCode(), type, response.body());
            assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
            boolean isJson = type.endsWith("json") && !response.body().isEmpty();
            JsonNode body = isJson ? MAPPER.readTree(response.body()) : null;
            return new Answer(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
