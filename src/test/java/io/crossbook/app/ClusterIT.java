package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes with roles of their own, and what the command that starts, shows, hurts and stops them refuses. */
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

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
        return market(admin, "cluster");
    }

    static String market(WebUser admin, String reference) throws IOException, InterruptedException {
        String market = admin.send(
                        "POST",
                        "/markets",
                        "{'clientRef':'" + reference
                                + "','kind':'ODDS','name':'Match odds','event':{'name':'Home v Away'},"
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
