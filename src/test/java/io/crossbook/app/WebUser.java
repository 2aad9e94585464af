package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody who uses the exchange over HTTP, wherever it is just now. */
public final class WebUser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int REPEATS = 5;

    private final AtomicReference<String> base;
    private final String name;
    private final String password;
    private volatile String token;

    /** An answer with its body. */
    public record Answer(int status, JsonNode body) {
        public Answer expect(int wanted) {
            assertThat(status).as("%s", body).isEqualTo(wanted);
            return this;
        }
    }

    /** Somebody who has an account. */
    public WebUser(AtomicReference<String> base, String name, String password) {
        this.base = base;
        this.name = name;
        this.password = password;
    }

    /** Somebody new with 10,000.00. */
    public static WebUser fresh(AtomicReference<String> base, String name) throws IOException, InterruptedException {
        WebUser user = new WebUser(base, name, "a password for " + name);
        user.send("POST", "/users", user.credentials()).expect(201);
        user.login();
        user.patiently("POST", "/wallet/deposits", "{'amount':'10000.00','clientRef':'first'}")
                .expect(201);
        return user;
    }

    private String credentials() {
        return "{'username':'" + name + "','password':'" + password + "'}";
    }

    public WebUser login() throws IOException, InterruptedException {
        token = patiently("POST", "/sessions", credentials())
                .expect(200)
                .body()
                .get("accessToken")
                .asText();
        return this;
    }

    /** The same user with the same token at another node. */
    WebUser at(AtomicReference<String> other) {
        WebUser there = new WebUser(other, name, password);
        there.token = token;
        return there;
    }

    String token() {
        return token;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, null).expect(200).body();
    }

    /** Sends a request again for as long as the answer is that nobody answered in time. */
    public Answer patiently(String method, String path, String body) throws IOException, InterruptedException {
        Answer answer = send(method, path, body);
        for (int i = 0; answer.status() == 503 && i < REPEATS; i++) {
            answer = send(method, path, body);
        }
        return answer;
    }

    /** Sends a request; the body has single quotes for readability, null for none. */
    public Answer send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base.get() + "/v1" + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
