package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes, which talk by TLS, are one exchange, also while they are restarted one after the other, paused, or die:
 * one, two at once, and two one after the other, as docs/operations.md says.
 */
@Tag("alone")
class NodesComeAndGoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PEOPLE = 8;
    private static final int NO_ANSWER = 0;
    private static final int BUSY = 429;
    private static final int CROWD = 6;
    private static final long SEED = 20_261_121;

    @TempDir
    static Path folder;

    private static ThreeNodes nodes;
    private static Authority authority;
    private static String market;

    @BeforeAll
    static void start() throws Exception {
        nodes = new ThreeNodes(folder);
        authority = new Authority(folder.resolve("certificates"), "node1", "node2", "node3");
        nodes.securedBy(authority.folder()).up().expect(0);
        market = ClusterIT.market(new WebUser(nodes.node(1), "admin", ThreeNodes.PASSWORD).login());
    }

    @BeforeEach
    void allAreUp() throws Exception {
        nodes.up().expect(0);
    }

    @AfterAll
    static void nothingIsLost() throws Exception {
        nodes.close();
        nodes.cluster("down").expect(0);
        nodes.audit().expect(0);
    }

    @Test
    void threeNodesAreOneExchange() throws Exception {
        assertThat(nodes.cluster("status").expect(0).output())
                .contains("node3     RUNNING")
                .contains("1 2 3");
        WebUser admin = new WebUser(nodes.node(1), "admin", ThreeNodes.PASSWORD).login();
        WebUser elsewhere = admin.at(nodes.node(2));
        String another = ClusterIT.market(elsewhere, "of-their-own");
        WebUser ann = WebUser.fresh(nodes.node(1), "ann");
        WebUser bob = WebUser.fresh(nodes.node(3), "bob");
        ClusterIT.bet(bob, another, "LAY", Ids.next());
        String id = Ids.next();
        ClusterIT.bet(ann, another, "BACK", id);
        assertThat(ClusterIT.bet(ann.at(nodes.node(2)), another, "BACK", id)
                        .expect(200)
                        .body()
                        .get("status")
                        .asText())
                .isEqualTo("FILLED");

        assertThatASwitchHoldsOnEveryNode(admin, bob, another);

        admin.send("DELETE", "/sessions/current", null);
        assertThat(admin.send("GET", "/users/me", null).status()).isEqualTo(401);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> elsewhere.send("GET", "/users/me", null).status() == 401);
    }

    /** What one node is told all obey soon, and from then on. */
    private static void assertThatASwitchHoldsOnEveryNode(WebUser admin, WebUser user, String market) throws Exception {
        String userId = user.get("/users/me").get("userId").asText();
        stop(admin, userId, "KILLED");
        for (int node = 1; node <= 3; node++) {
            WebUser there = user.at(nodes.node(node));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> ClusterIT.bet(there, market, "LAY", Ids.next()).status() == 409);
        }
        for (int node = 1; node <= 3; node++) {
            ClusterIT.bet(user.at(nodes.node(node)), market, "LAY", Ids.next()).expect(409);
        }
        stop(admin, userId, "OPEN");
    }

    private static void stop(WebUser admin, String userId, String mode) throws Exception {
        String body = "{'scope':'USER','subject':'" + userId + "','mode':'" + mode + "','reason':'a test'}";
        admin.send("POST", "/trading-switches", body).expect(200);
    }

    @Test
    void onlyWhoBelongsToTheClusterIsLetIn() throws Exception {
        InetSocketAddress node = nodes.traffic(2);
        assertThat(authority.member("node1").isLetIn(node)).isTrue();
        assertThat(authority.stranger().isLetIn(node)).isFalse();
        Authority another = new Authority(folder.resolve("another"), "node1");
        assertThat(another.member("node1").trusting(authority).isLetIn(node)).isFalse();
        assertThat(Authority.isLetInWithoutTls(node)).isFalse();
    }

    @Test
    void noClientThatRepeatsItsRequestsNoticesARollingRestart() throws Exception {
        RetryingCrowd crowd = RetryingCrowd.enter(nodes, market, CROWD, SEED);
        int before = 0;
        for (int node = 1; node <= 3; node++) {
            nodes.cluster("restart", String.valueOf(node)).expect(0);
            assertThat(crowd.placedCount()).isGreaterThan(before);
            before = crowd.placedCount();
        }
        crowd.leave();
        System.out.println("rolling restart, seed " + SEED + ": " + crowd);
        crowd.assertNothingLost();
        nodes.cluster("status").expect(0);
    }

    @Test
    void aPausedNodeNeverAnswersFromOldMemory() throws Exception {
        List<WebUser> people = people("sleeper");
        for (WebUser person : people) {
            person.at(nodes.node(3)).get("/wallet");
        }
        nodes.cluster("pause", "3").expect(0);
        List<Long> present = new ArrayList<>();
        for (WebUser person : people) {
            bet(person);
            present.add(person.get("/wallet").get("seq").asLong());
        }
        nodes.cluster("resume", "3").expect(0);
        Map<Integer, Integer> answers = new TreeMap<>();
        while (answers.getOrDefault(NO_ANSWER, 0) < PEOPLE) {
            for (int person = 0; person < PEOPLE; person++) {
                WebUser.Answer wallet = answer(people.get(person).at(nodes.node(3)));
                answers.merge(wallet == null ? NO_ANSWER : wallet.status(), 1, Integer::sum);
                if (wallet != null && wallet.status() == 200) {
                    assertThat(wallet.body().get("seq").asLong()).isGreaterThanOrEqualTo(present.get(person));
                }
            }
        }
        System.out.println("a node back from a pause, before it ended: GET /wallet " + answers);
        assertThat(answers.keySet()).isSubsetOf(200, BUSY, 503, NO_ANSWER);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> nodes.cluster("status").output().contains("node3     DEAD"));
    }

    @Test
    void twoNodesLostAtOnceTakeTheThirdAlongAndLoseNothing() throws Exception {
        List<WebUser> people = people("both");
        String acknowledged = Ids.next();
        ClusterIT.bet(people.get(0), market, "BACK", acknowledged).expect(201);
        nodes.cluster("kill", "2").expect(0);
        nodes.cluster("kill", "3").expect(0);
        long killed = System.nanoTime();

        String doubtful = Ids.next();
        assertThat(people.get(0).send("GET", "/markets", null).status()).isEqualTo(200);
        Map<Integer, Integer> answers = wallets(people);
        int bet = betOfADyingNode(people.get(1), doubtful);
        System.out.println("two of three dead: GET /wallet " + answers + ", POST /orders " + bet);
        assertThat(answers.keySet()).isSubsetOf(200, 503);
        assertThat(bet).isIn(201, 202, 503, NO_ANSWER);

        // One of three cannot know that it is not the others who are well, so it ends.
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> nodes.cluster("status").output().contains("node1     DEAD"));
        System.out.printf(
                "the third ended %d s after that%n", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - killed));
        nodes.up().expect(0);
        people.get(0).get("/orders/by-client-id/" + acknowledged);
        assertThat(ClusterIT.bet(people.get(1), market, "BACK", doubtful).status())
                .isIn(200, 201);
        nodes.cluster("status").expect(0);
    }

    @Test
    void twoNodesLostOneAfterTheOtherLeaveTheFirstInService() throws Exception {
        WebUser ann = WebUser.fresh(nodes.node(1), "anna");
        for (String node : List.of("3", "2")) {
            nodes.cluster("kill", node).expect(0);
            assertThat(nodes.cluster("kill", node).expect(1).output()).contains("node" + node + " does not run (DEAD)");
            assertThat(nodes.cluster("status").expect(1).output()).contains("node" + node + "     DEAD");
            bet(ann);
            Awaitility.await().atMost(PATIENCE).until(() -> nodes.cluster("status")
                    .output()
                    .lines()
                    .noneMatch(line -> line.matches("node" + node + " +DEAD +- +Up.*")));
        }
        bet(ann);
        nodes.up().expect(0);
        nodes.cluster("status").expect(0);
    }

    private static List<WebUser> people(String name) throws Exception {
        List<WebUser> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            people.add(WebUser.fresh(nodes.node(1), name + person));
        }
        return people;
    }

    /** Until it is taken. */
    private static void bet(WebUser user) {
        String id = Ids.next();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ClusterIT.bet(user, market, "BACK", id).status(), List.of(200, 201)::contains);
    }

    /** Null when there was none. */
    private static WebUser.Answer answer(WebUser user) throws InterruptedException {
        try {
            return user.send("GET", "/wallet", null);
        } catch (IOException ended) {
            return null;
        }
    }

    /** How often each status was answered, to all at once. */
    private static Map<Integer, Integer> wallets(List<WebUser> people) {
        var threads = Executors.newFixedThreadPool(PEOPLE);
        try {
            Map<Integer, Integer> answers = new TreeMap<>();
            people.stream()
                    .map(user -> CompletableFuture.supplyAsync(() -> status(user), threads))
                    .toList()
                    .forEach(answer -> answers.merge(answer.join(), 1, Integer::sum));
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static int status(WebUser user) {
        try {
            return user.send("GET", "/wallet", null).status();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The node may end before it answers: the same id is sent again afterwards. */
    private static int betOfADyingNode(WebUser user, String id) throws Exception {
        try {
            return ClusterIT.bet(user, market, "BACK", id).status();
        } catch (IOException ended) {
            return NO_ANSWER;
        }
    }
}
