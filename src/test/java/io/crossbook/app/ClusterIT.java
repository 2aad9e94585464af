package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes are one exchange, and a command starts, shows, hurts and stops them. */
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void threeNodesAreOneExchange() throws Exception {
        try (ThreeNodes nodes = new ThreeNodes(folder)) {
            Authority authority = new Authority(folder.resolve("certificates"), "node1", "node2", "node3");
            nodes.securedBy(authority.folder()).up().expect(0);
            assertThat(nodes.cluster("status").expect(0).output())
                    .contains("node3     RUNNING")
                    .contains("1 2 3");
            onlyWhoBelongsToTheClusterIsLetIn(nodes.traffic(2), authority);
            WebUser admin = new WebUser(nodes.node(1), "admin", ThreeNodes.PASSWORD).login();
            WebUser elsewhere = admin.at(nodes.node(2));
            String market = market(elsewhere);
            WebUser ann = WebUser.fresh(nodes.node(1), "ann");
            WebUser bob = WebUser.fresh(nodes.node(3), "bob");
            bet(bob, market, "LAY", Ids.next());
            String id = Ids.next();
            bet(ann, market, "BACK", id);
            assertThat(bet(ann.at(nodes.node(2)), market, "BACK", id)
                            .expect(200)
                            .body()
                            .get("status")
                            .asText())
                    .isEqualTo("FILLED");

            admin.send("DELETE", "/sessions/current", null);
            assertThat(admin.send("GET", "/users/me", null).status()).isEqualTo(401);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> elsewhere.send("GET", "/users/me", null).status() == 401);

            aKilledNodeIsMissedByNobodyForLong(nodes, bob, market);
            nodes.cluster("down").expect(0);
            nodes.cluster("down").expect(0);
            nodes.audit().expect(0);
        }
    }

    private void onlyWhoBelongsToTheClusterIsLetIn(InetSocketAddress node, Authority authority) throws Exception {
        assertThat(authority.member("node1").isLetIn(node)).isTrue();
        assertThat(authority.stranger().isLetIn(node)).isFalse();
        Authority another = new Authority(folder.resolve("another"), "node1");
        assertThat(another.member("node1").trusting(authority).isLetIn(node)).isFalse();
        assertThat(Authority.isLetInWithoutTls(node)).isFalse();
    }

    private static void aKilledNodeIsMissedByNobodyForLong(ThreeNodes nodes, WebUser bob, String market)
            throws IOException, InterruptedException {
        nodes.cluster("kill", "2").expect(0);
        assertThat(nodes.cluster("kill", "2").expect(1).output()).contains("node2 does not run (DEAD)");
        assertThat(nodes.cluster("status").expect(1).output()).contains("node2     DEAD");
        String id = Ids.next();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> bet(bob, market, "LAY", id).status(), status -> status == 200 || status == 201);
        nodes.up().expect(0);
        nodes.cluster("status").expect(0);
    }

    @Test
    void eachNodeDoesWhatItsRolesSay() throws Exception {
        try (ThreeNodes nodes = new ThreeNodes(folder)
                .with(1, "akka.cluster.roles = [edge]")
                .with(2, "akka.cluster.roles = [engine]")
                .with(3, "akka.cluster.roles = [projection]")) {
            nodes.up().expect(0);
            String table = nodes.cluster("status").expect(0).output();
            assertThat(table)
                    .containsPattern("node1 .* 0 +edge +http://")
                    .containsPattern("node3 .* 0 +projection +\\(no");
            WebUser ann = WebUser.fresh(nodes.node(1), "ann");
            String market = market(new WebUser(nodes.node(1), "admin", ThreeNodes.PASSWORD).login());
            String id = Ids.next();
            bet(ann, market, "BACK", id).expect(201);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() ->
                            ann.get("/orders?marketId=" + market).get("items").size() == 1);
            assertThatThrownBy(() -> ann.at(nodes.node(2)).get("/markets")).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aStrangerWithTheSameIdIsNotTouched() throws Exception {
        Path cluster = Files.createDirectories(folder.resolve("data/cluster"));
        Process stranger = new ProcessBuilder("sleep", "300").start();
        try {
            Files.writeString(cluster.resolve("node1.pid"), stranger.pid() + " 1\n");
            ThreeNodes nodes = new ThreeNodes(folder);
            assertThat(nodes.cluster("kill", "1").expect(1).output()).contains("node1 does not run (DEAD)");
            nodes.cluster("down").expect(0);
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        ThreeNodes nodes = new ThreeNodes(folder);
        assertThat(nodes.cluster("kill", "4").expect(2).output()).contains("There is no node 4");
        assertThat(nodes.cluster("status").expect(1).output()).contains("There is no cluster in");
        assertThat(nodes.cluster("restart", "1").expect(1).output()).contains("cluster up");
    }

    static String market(WebUser admin) throws IOException, InterruptedException {
        String market = admin.send(
                        "POST",
                        "/markets",
                        "{'clientRef':'cluster','kind':'ODDS','name':'Match odds','event':{'name':'Home v Away'},"
                                + "'selections':[{'id':'home','name':'Home'},{'id':'away','name':'Away'}]}")
                .expect(201)
                .body()
                .get("marketId")
                .asText();
        admin.send("POST", "/markets/" + market + "/open", "{}").expect(200);
        return market;
    }

    static WebUser.Answer bet(WebUser user, String market, String side, String id)
            throws IOException, InterruptedException {
        return user.send(
                "POST",
                "/orders",
                "{'clientOrderId':'" + id + "','marketId':'" + market + "','selectionId':'home','side':'" + side
                        + "','price':'3.00','size':'10.00'}");
    }
}
