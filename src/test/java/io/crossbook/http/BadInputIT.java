package io.crossbook.http;

import static io.crossbook.http.ApiClient.json;
import static io.crossbook.http.MarketFixture.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.http.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The malicious inputs of the security research: each is a problem document, none is a 5xx, and nothing changes. */
class BadInputIT {
    private static ApiClient user;
    private static ApiClient admin;
    private static String market;

    @BeforeAll
    static void open() {
        admin = ApiClient.admin();
        user = ApiClient.user("100.00");
        market = MarketFixture.openOdds(admin);
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(user.get("/wallet").expect(200).text("available")).isEqualTo("100.00");
        assertThat(user.get("/orders").expect(200).body().get("items")).isEmpty();
        assertThat(user.get("/wallet/ledger").expect(200).body().get("items")).hasSize(1);
    }

    /** Also of operations that come later: they are read from the document. */
    @ParameterizedTest
    @ValueSource(strings = {"%00", "%E2%80%AEx", "..%2F..%2Fetc%2Fpasswd", "%27%20OR%20%271%27%3D%271", "%25s%25n"})
    void nothingBreaksOnAnIdThatCannotBe(String id) {
        List<OpenApi.Operation> operations = OpenApi.operations().stream()
                .filter(operation -> operation.path().contains("{"))
                .filter(operation -> List.of("GET", "DELETE").contains(operation.method()))
                .toList();
        assertThat(operations).hasSizeGreaterThan(20);
        for (OpenApi.Operation operation : operations) {
            String path = operation.path().replaceAll("\\{[^}]*}", id);
            for (ApiClient client : List.of(user, admin)) {
                Answer answer = operation.method().equals("GET") ? client.get(path) : client.delete(path);
                assertThat(answer.status()).as(path).isBetween(400, 499);
            }
        }
    }

    static Stream<String> amounts() {
        return Stream.of(
                "0",
                "-1",
                "1",
                "2147483648",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "1e3",
                "1E400",
                "10.9",
                "NaN",
                "Infinity",
                "null",
                "[]",
                "{}",
                "true",
                "0x10",
                "'0'",
                "'-1'",
                "'0.00'",
                "'0.001'",
                "'1e3'",
                "'1E400'",
                "'0x10'",
                "'NaN'",
                "'Infinity'",
                "''",
                "' 1'",
                "'1 '",
                "'+1'",
                "'1,5'",
                "'.5'",
                "'5.'",
                "'007'",
                "'9223372036854775807'",
                "'9223372036854775808'",
                "'1000000000.01'",
                "'99999999999999999999'",
                "'\u0661'",
                "'1\\u0000'",
                "'\\ud800'");
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void onlyAPlainDecimalStringIsAnAmount(String amount) {
        badRequest(user.post("/wallet/deposits", json("{'clientRef':'bad','amount':%s}", amount)));
        badRequest(user.post("/wallet/withdrawals", json("{'clientRef':'bad','amount':%s}", amount)));
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void onlyAPlainDecimalStringIsASize(String size) {
        badRequest(place("'price':'2.50','size':" + size));
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void onlyAStepOfTheLadderIsOdds(String price) {
        badRequest(place("'size':'1.00','price':" + price));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1.00'", "'1.005'", "'2.01'", "'1000.01'", "'1010'", "'2.5000001'", "'100.5'"})
    void oddsBetweenTheStepsAreRefused(String price) {
        assertThat(place("'size':'1.00','price':" + price).code()).isEqualTo("INVALID_ODDS");
    }

    static Stream<String> ids() {
        return Stream.of(
                "''",
                "'x'",
                "'" + "x".repeat(257) + "'",
                "'\\u0000'",
                "'\\ud800'",
                "'\\u202e'",
                "'..'",
                "'/'",
                "'%2e%2e'",
                "'a|b'",
                "7",
                "null",
                "{}",
                "'6f9619ff-8b86-4d01-b42d-00c04fc964ff'",
                "'01ARZ3NDEKTSV4RRFFQ69G5FAU1'",
                "'01arz3ndektsv4rrffq69g5fav'");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void onlyATimeOrderedIdIsAnOrdersId(String id) {
        badRequest(user.post(
                "/orders",
                json(
                        "{'clientOrderId':%s,'marketId':'%s','selectionId':'home','side':'BACK','price':'2.5',"
                                + "'size':'1'}",
                        id, market)));
    }

    @Test
    void anIdOfYesterdayOrTomorrowIsRefused() {
        assertThat(withId("0194a3c0-0000-7000-8000-000000000001").code()).isEqualTo("ID_TOO_OLD");
        assertThat(withId("00000000-0000-7000-8000-000000000000").code()).isEqualTo("ID_TOO_OLD");
        assertThat(withId("ffffffff-ffff-7000-8000-000000000001").code()).isEqualTo("INVALID_ID");
        assertThat(withId("7ZZZZZZZZZZZZZZZZZZZZZZZZZ").code()).isEqualTo("INVALID_ID");
    }

    static Stream<String> documents() {
        String depth = "[".repeat(10_000) + "]".repeat(10_000);
        String order = "'marketId':'x','selectionId':'home','side':'BACK','price':'2.5','size':'1'";
        return Stream.of(
                        "",
                        " ",
                        "{",
                        "null",
                        "[]",
                        "'text'",
                        "1",
                        "{}{}",
                        "{} x",
                        "{'a':1}",
                        depth,
                        "{'size':'" + "x".repeat(3000) + "'}",
                        "{'size':1" + "0".repeat(400) + "}",
                        "{'clientOrderId':'a','clientOrderId':'b'}",
                        "{/*c*/}",
                        "{'size':'1',}",
                        "{size:'1'}",
                        "\ufeff{}",
                        "{" + order + ",'isAdmin':true}",
                        "{" + order + ",'userId':'x'}",
                        "{" + order + ",'balance':'1'}",
                        "{" + order.replace("'BACK'", "0") + "}",
                        "{" + order.replace("'BACK'", "'back'") + "}",
                        "{" + order.replace("'BACK'", "'0'") + "}",
                        "{" + order.replace("'BACK'", "['BACK']") + "}",
                        "{" + order + ",'postOnly':'true'}",
                        "{" + order + ",'postOnly':1}",
                        "{" + order + ",'marketVersion':1.5}",
                        "{" + order + ",'marketVersion':'1'}",
                        "{" + order + ",'marketVersion':99999999999999999999}")
                .map(document -> document.replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void onlyStrictJsonIsABody(String document) {
        badRequest(user.post("/orders", document));
    }

    @Test
    void onlyUtf8IsABody() {
        for (byte[] body : List.of(
                "{}".getBytes(StandardCharsets.UTF_16),
                "{\"size\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {'{', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '}'},
                new byte[] {0})) {
            Answer answer = user.send(
                    "POST",
                    "/orders",
                    user.request("/orders")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(body)));
            assertThat(answer.code()).isEqualTo("INVALID_JSON");
        }
    }

    @Test
    void onlyPlainApplicationJsonIsTaken() {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            user.send(
                            "POST",
                            "/orders",
                            user.request("/orders").header("Content-Type", type).POST(BodyPublishers.ofString("{}")))
                    .expect(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        user.send("POST", "/orders", user.request("/orders").POST(BodyPublishers.ofString("{}")))
                .expect(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        user.send("POST", "/orders", user.withBody("/orders", "POST", "{}").header("Content-Encoding", "gzip"))
                .expect(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void aHugeBodyIsCutOff() {
        user.post("/orders", "x".repeat(40_000)).expect(ProblemCode.BODY_TOO_LARGE);
        String padded = json("{'clientRef':'a','amount':'1'}") + " ".repeat(33_000);
        user.post("/wallet/deposits", padded).expect(ProblemCode.BODY_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'timeInForce':'GTD'",
                "'expiresAt':'2027-01-01T00:00:00Z'",
                "'timeInForce':'GTD','expiresAt':'tomorrow'",
                "'timeInForce':'GTD','expiresAt':'+999999999-01-01T00:00:00Z'",
                "'timeInForce':'GTD','expiresAt':'-0001-01-01T00:00:00Z'",
                "'timeInForce':'IOC','postOnly':true",
                "'timeInForce':'FOK','postOnly':true",
                "'type':'MARKET','timeInForce':'GTC'",
                "'validUntilMs':-1",
                "'validUntilMs':9223372036854775807",
                "'marketVersion':-1",
                "'stp':'NONE'",
                "'onInPlay':'KEEP'"
            })
    void termsThatContradictThemselvesAreRefused(String more) {
        badRequest(place("'size':'1.00','price':'2.50'," + more));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUY", "SELL"})
    void theSidesOfOddsAreBackAndLay(String side) {
        String body = json(
                "{'clientOrderId':'%s','marketId':'%s','selectionId':'home','side':'%s','price':'2.5','size':'1'}",
                newId(), market, side);
        user.post("/orders", body).expect(ProblemCode.INVALID_SIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=201",
                "?limit=-1",
                "?limit=x",
                "?limit=99999999999999999999",
                "?limit=1&limit=2",
                "?cursor=*",
                "?unknown=1",
                "?status=DONE",
                "?status="
            })
    void badParametersAreRefused(String query) {
        user.get("/orders" + query).expect(ProblemCode.INVALID_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'username':'Ann','password':'a good secret'",
                "'username':'ab','password':'a good secret'",
                "'username':'ann\\u0000','password':'a good secret'",
                "'username':'\\u202eann','password':'a good secret'",
                "'username':'ann-ok','password':'short'",
                "'username':'ann-ok-1','password':'ann-ok-1'",
                "'username':'ann-ok'",
                "'password':'a good secret'",
                "'username':null,'password':null",
                "'username':['ann-ok'],'password':'a good secret'",
                "'username':'ann-ok','password':'a good secret','roles':['ADMIN']"
            })
    void badRegistrationsAreRefused(String fields) {
        badRequest(ApiClient.anonymous().post("/users", json("{%s}", fields)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'name':'N','event':{'name':''}",
                "'name':'','event':{'name':'E'}",
                "'name':'\\u0007','event':{'name':'E'}",
                "'name':'\\ud800','event':{'name':'E'}",
                "'name':'\\u202e','event':{'name':'E'}",
                "'name':'N','event':null",
                "'name':'N','event':{'name':'E','startsAt':'2026-13-01T00:00:00Z'}",
                "'name':'N','event':{'name':'E'},'commissionPercent':'100.01'",
                "'name':'N','event':{'name':'E'},'commissionPercent':'-1'",
                "'name':'N','event':{'name':'E'},'betDelaySeconds':-1",
                "'name':'N','event':{'name':'E'},'opensAt':'tomorrow'",
                "'name':'N','event':{'name':'E'},'numberOfWinners':0",
                "'name':'N','event':{'name':'E'},'approvals':3",
                "'name':'N','event':{'name':'E'},'disputeSeconds':2592001",
                "'name':'N','event':{'name':'E'},'disputeBond':'5.00'",
                "'name':'N','event':{'name':'E'},'disputeSeconds':60,'disputeBond':'1000000.01'",
                "'name':'N','event':{'name':'E'},'disputeSeconds':60,'approvals':1,'disputeBond':'5.00'",
                "'name':'N','event':{'name':'E'},'sources':['rumour']",
                "'name':'N','event':{'name':'E'},'sources':['wire','wire']",
                "'name':'N','event':{'name':'E'},'sources':['wire'],'quorum':2",
                "'name':'N','event':{'name':'E'},'tickSize':'0.01'",
                "'name':'N','event':{'name':'E'},'clientRef':'a/b'",
                "'name':'N','event':{'name':'E'},'selections':[null]",
                "'name':'N','event':{'name':'E'},'kind':'ASIAN'"
            })
    void badMarketsAreRefused(String fields) {
        String more = fields.contains("'clientRef'") ? fields : fields + ",'clientRef':'" + newId() + "'";
        more = more.contains("'kind'") ? more : more + ",'kind':'ODDS'";
        more = more.contains("'selections'") ? more : more + ",'selections':[{'id':'a','name':'A'}]";
        badRequest(admin.post("/markets", json("{%s}", more)));
    }

    private static Answer withId(String id) {
        return user.post("/orders", MarketFixture.order(id, market, "home", "BACK", "2.50", "1", ""));
    }

    private static Answer place(String fields) {
        return user.post(
                "/orders",
                json(
                        "{'clientOrderId':'%s','marketId':'%s','selectionId':'home','side':'BACK',%s}",
                        newId(), market, fields));
    }

    private static void badRequest(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
    }
}
