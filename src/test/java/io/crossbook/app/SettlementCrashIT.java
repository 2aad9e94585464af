package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.BreakableDatabase;
import io.crossbook.audit.AuditReport;
import io.crossbook.market.Markets;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.wallet.StatementLine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node is killed while it pays two thousand users. */
class SettlementCrashIT {
    private static final int USERS = 2_000;
    private static final int PAID_BEFORE_THE_CRASH = USERS / 10;

    @TempDir
    Path data;

    @Test
    void everybodyIsPaidOnce() throws Exception {
        runAndKill();
        try (BreakableDatabase database = BreakableDatabase.start(data)) {
            long waiting = Audited.waiting(database.settings());
            System.out.printf("%d users, left unpaid or waiting by the crash: %d%n", USERS, waiting);
            assertThat(waiting).isBetween(2L, (long) USERS);
            try (TestNode node = new TestNode(database.settings())) {
                Stillness.await(database.settings(), Duration.ofSeconds(60));
                String market = Markets.idOf(SettlingNode.MARKET);
                assertThat(await(node.engine().markets().get(market)).status()).isEqualTo(MarketStatus.SETTLED);
                for (int i = 0; i < USERS; i++) {
                    assertPaidOnce(node.engine(), i);
                }
            }
            AuditReport.Figures figures = Audited.clean(database.settings());
            System.out.println(figures);
            assertThat(figures.balances() + figures.commission()).isEqualTo(figures.deposited());
        }
    }

    private static void assertPaidOnce(Engine engine, int user) {
        List<StatementLine> lines = await(engine.wallets().ledger("user-" + user));
        assertThat(lines.stream().filter(line -> line.type().equals("SETTLEMENT")))
                .as("user %d: %s", user, lines)
                .hasSize(1);
        long expected = user % 2 == 0 ? 5_000 + 2_000 - 100 : 5_000 - 2_000;
        assertThat(lines.get(lines.size() - 1).balanceAfter()).isEqualTo(expected * 10_000);
    }

    private void runAndKill() throws Exception {
        Process node = JavaProcess.start(SettlingNode.class, data.toString(), Integer.toString(USERS));
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            int paid = 0;
            String line = output.readLine();
            while (line != null && paid < PAID_BEFORE_THE_CRASH) {
                if (line.startsWith(SettlingNode.PAID)) {
                    paid = Integer.parseInt(line.substring(SettlingNode.PAID.length()));
                }
                line = output.readLine();
            }
            assertThat(paid).isGreaterThanOrEqualTo(PAID_BEFORE_THE_CRASH);
        } finally {
            node.toHandle().destroyForcibly();
            node.waitFor();
        }
    }
}
