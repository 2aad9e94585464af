package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.http.ApiClient.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call what. The operations come from the document, so a new one is covered the day it appears. */
class AccessIT {
    private static final Set<String> OF_ADMINS = Set.of(
            "listUsers",
            "getUser",
            "getWalletOfUser",
            "getCommissionDiscount",
            "setCommissionDiscount",
            "createMarket",
            "openMarket",
            "suspendMarket",
            "closeMarket",
            "turnMarketInPlay",
            "removeSelection",
            "proposeResolution",
            "getProposal",
            "getMarketLog",
            "getSystem",
            "getOffice",
            "getLog",
            "exportLog",
            "listPendingWithdrawals",
            "askForPayout",
            "approveResolution",
            "rejectResolution",
            "correctResult",
            "issueShares",
            "employ",
            "listDeposits",
            "assignDeposit",
            "dismissDeposit",
            "listTradingSwitches",
            "setTradingSwitch");
    /** Neither users nor admins. */
    private static final Set<String> OF_ARBITERS = Set.of("arbitrate");

    private static final Set<String> OF_EVERYBODY_KNOWN = Set.of(
            "getMe",
            "logOut",
            "changePassword",
            "listSessions",
            "endOtherSessions",
            "endSession",
            "getDocument",
            "getDocumentPage",
            "getDocumentPdf",
            "getDocumentText");

    static List<OpenApi.Operation> guarded() {
        return OpenApi.operations().stream()
                .filter(operation -> !operation.isOpen())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void withoutATokenThereIsNoWayIn(OpenApi.Operation operation) {
        Answer answer = call(ApiClient.anonymous(), operation);
        answer.expect(ProblemCode.UNAUTHENTICATED);
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aRoleOpensOnlyItsOwnDoors(OpenApi.Operation operation) {
        String id = operation.node().get("operationId").asText();
        boolean known = OF_EVERYBODY_KNOWN.contains(id)
                || operation.node().at("/tags/0").asText().equals("notifications");
        boolean ofUsers = !OF_ADMINS.contains(id) && !OF_ARBITERS.contains(id);
        assertThat(call(ApiClient.user("0"), operation).status() == 403).isEqualTo(!ofUsers && !known);
        assertThat(call(ApiClient.admin(), operation).status() == 403).isEqualTo(!OF_ADMINS.contains(id) && !known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "null", "Bearer", "../../etc/passwd"})
    void nonsenseIsNoToken(String token) {
        ApiClient.anonymous().with(token).get("/wallet").expect(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void anotherSchemeIsNoToken() {
        ApiClient anonymous = ApiClient.anonymous();
        HttpRequest.Builder request = anonymous.request("/wallet").header("Authorization", "Basic YWRtaW46YWRtaW4=");
        anonymous.send("GET", "/wallet", request.GET()).expect(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void aRefreshTokenIsNoAccessToken() {
        Answer session = session();
        ApiClient.anonymous().with(session.text("refreshToken")).get("/wallet").expect(ProblemCode.UNAUTHENTICATED);
        ApiClient.anonymous()
                .post("/sessions/refresh", json("{'refreshToken':'%s'}", session.text("accessToken")))
                .expect(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void aTokenInTheAddressIsRefused() {
        String token = ApiClient.user("0").token();
        ApiClient.anonymous().get("/wallet?access_token=" + token).expect(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void openPagesDoNotMindAnOldToken() {
        ApiClient.anonymous().with("old").get("/markets").expect(200);
    }

    @Test
    void loggingOutEndsTheSessionAndOnlyThisOne() {
        Answer first = session();
        ApiClient user = ApiClient.anonymous().with(first.text("accessToken"));
        user.get("/users/me").expect(200);
        user.delete("/sessions/current").expect(204);
        user.get("/users/me").expect(ProblemCode.UNAUTHENTICATED);
        ApiClient.anonymous()
                .post("/sessions/refresh", json("{'refreshToken':'%s'}", first.text("refreshToken")))
                .expect(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void anotherPasswordTakesTheOneOfNowAndEndsAllOtherSessions() {
        String name = "careful-" + suffix();
        ApiClient here = registered(name, "a good secret");
        ApiClient elsewhere = loggedIn(name, "a good secret");
        String change = "{'currentPassword':'%s','newPassword':'%s'}";
        here.put("/users/me/password", json(change, "a bad secret", "a new secret"))
                .expect(ProblemCode.WRONG_PASSWORD);
        here.put("/users/me/password", json(change, "a good secret", "short")).expect(ProblemCode.INVALID_PASSWORD);
        elsewhere.get("/users/me").expect(200);
        here.put("/users/me/password", json(change, "a good secret", "a new secret"))
                .expect(204);
        elsewhere.get("/users/me").expect(ProblemCode.UNAUTHENTICATED);
        here.get("/users/me").expect(200);
        ApiClient.anonymous()
                .post("/sessions", json("{'username':'%s','password':'a good secret'}", name))
                .expect(ProblemCode.INVALID_CREDENTIALS);
        loggedIn(name, "a new secret").get("/users/me").expect(200);
        Awaitility.await().untilAsserted(() -> assertThat(
                        here.get("/notifications").body().findValuesAsText("kind"))
                .contains("PASSWORD_CHANGED"));
    }

    @Test
    void oneSeesWhereOneIsLoggedInAndEndsIt() {
        String name = "careful-" + suffix();
        ApiClient here = registered(name, "a good secret");
        ApiClient second = loggedIn(name, "a good secret");
        ApiClient third = loggedIn(name, "a good secret");
        JsonNode sessions = here.get("/users/me/sessions").expect(200).body().get("items");
        assertThat(sessions.findValuesAsText("current")).containsExactly("false", "false", "true");
        assertThat(sessions.findValuesAsText("address")).containsOnly("127.0.0.1");
        String ofThird = sessions.at("/0/sessionId").asText();
        second.delete("/users/me/sessions/" + ofThird).expect(204);
        second.delete("/users/me/sessions/" + ofThird).expect(ProblemCode.SESSION_NOT_FOUND);
        third.get("/users/me").expect(ProblemCode.UNAUTHENTICATED);
        ApiClient.user("0")
                .delete("/users/me/sessions/" + sessions.at("/1/sessionId").asText())
                .expect(ProblemCode.SESSION_NOT_FOUND);
        second.get("/users/me").expect(200);
        here.delete("/users/me/sessions").expect(204);
        second.get("/users/me").expect(ProblemCode.UNAUTHENTICATED);
        assertThat(here.get("/users/me/sessions").expect(200).body().get("items"))
                .hasSize(1);
    }

    @Test
    void aSessionGoesOnWithItsRefreshToken() {
        Answer next = ApiClient.anonymous()
                .post(
                        "/sessions/refresh",
                        json("{'refreshToken':'%s'}", session().text("refreshToken")))
                .expect(200);
        ApiClient user = ApiClient.anonymous().with(next.text("accessToken"));
        assertThat(user.get("/users/me").expect(200).body().get("roles").toString())
                .isEqualTo("[\"user\"]");
    }

    @Test
    void aUsernameIsTakenOnce() {
        String body = json("{'username':'taken-%s','password':'a good secret'}", suffix());
        ApiClient.anonymous().post("/users", body).expect(201);
        ApiClient.anonymous().post("/users", body).expect(ProblemCode.USERNAME_TAKEN);
    }

    @Test
    void unknownNameAndWrongPasswordLookTheSame() {
        String name = "known-" + suffix();
        ApiClient anonymous = ApiClient.anonymous();
        anonymous
                .post("/users", json("{'username':'%s','password':'a good secret'}", name))
                .expect(201);
        Answer wrong = anonymous
                .post("/sessions", json("{'username':'%s','password':'a bad secret'}", name))
                .expect(ProblemCode.INVALID_CREDENTIALS);
        Answer unknown = anonymous
                .post("/sessions", json("{'username':'%s','password':'a bad secret'}", "un" + name))
                .expect(ProblemCode.INVALID_CREDENTIALS);
        assertThat(wrong.text("title")).isEqualTo(unknown.text("title"));
        assertThat(wrong.body().size()).isEqualTo(unknown.body().size());
    }

    @Test
    void guessingAPasswordIsSlowedDown() {
        String body = json("{'username':'guessed-%s','password':'a bad secret'}", suffix());
        Answer last = ApiClient.anonymous().post("/sessions", body);
        for (int i = 0; i < 50 && last.status() == 401; i++) {
            last = ApiClient.anonymous().post("/sessions", body);
        }
        last.expect(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(last.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(last.body().get("retryAfterMs").asLong()).isPositive();
    }

    private static ApiClient registered(String name, String password) {
        String body = json("{'username':'%s','password':'%s'}", name, password);
        ApiClient.anonymous().post("/users", body).expect(201);
        return loggedIn(name, password);
    }

    private static ApiClient loggedIn(String name, String password) {
        String body = json("{'username':'%s','password':'%s'}", name, password);
        return ApiClient.anonymous()
                .with(ApiClient.anonymous().post("/sessions", body).expect(200).text("accessToken"));
    }

    private static Answer session() {
        String body = json("{'username':'s-%s','password':'a good secret'}", suffix());
        ApiClient.anonymous().post("/users", body).expect(201);
        return ApiClient.anonymous().post("/sessions", body).expect(200);
    }

    /** Short enough for a username behind a word: names that are none share one allowance of attempts. */
    private static String suffix() {
        return MarketFixture.newId().replace("-", "").substring(12);
    }

    private static Answer call(ApiClient client, OpenApi.Operation operation) {
        String path = operation.examplePath();
        return switch (operation.method()) {
            case "GET" -> client.get(path);
            case "DELETE" -> client.delete(path);
            case "PATCH" -> client.patch(path, "{}");
            case "PUT" -> client.put(path, "{}");
            default -> client.post(path, "{}");
        };
    }
}
