package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes are restarted one after the other, as for an update, while people bet through all of them. */
class RollingRestartIT {
    private static final long SEED = 20_261_121;
    private static final int PEOPLE = 6;

    @TempDir
    Path folder;

    @Test
    void noClientThatRepeatsItsRequestsNotices() throws Exception {
        ThreeNodes nodes = new ThreeNodes(folder);
        try (nodes) {
            nodes.up().expect(0);
            String market = ClusterIT.market(new WebUser(nodes.node(2), "admin", ThreeNodes.PASSWORD).login());
            RetryingCrowd crowd = RetryingCrowd.enter(nodes, market, PEOPLE, SEED);
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
        nodes.audit().expect(0);
    }
}
