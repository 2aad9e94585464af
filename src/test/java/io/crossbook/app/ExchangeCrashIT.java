package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.BreakableDatabase;
import io.crossbook.audit.AuditReport;
import io.crossbook.market.MarketView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exchange is killed under load, again and again, sometimes together with its database. */
class ExchangeCrashIT {
    private static final int CRASHES = 4;
    private static final long SEED = 20_260_101;

    @TempDir
    Path data;

    private final Promises promises = new Promises();

    @Test
    void everyPromiseSurvivesAndEverySagaEndsByItself() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int crash = 0; crash < CRASHES; crash++) {
            runAndKill(random.nextLong(), 100 + random.nextInt(600), crash % 2 == 1);
        }
        try (BreakableDatabase database = BreakableDatabase.start(data)) {
            long waiting = Audited.waiting(database.settings());
            try (TestNode node = new TestNode(database.settings())) {
                Stillness.await(database.settings(), Duration.ofSeconds(60));
                System.out.printf(
                        "seed %d, %d crashes: placed %d, cancelled %d; left waiting %d%n",
                        SEED, CRASHES, promises.placedCount(), promises.cancelledCount(), waiting);
                assertThat(waiting).isPositive();
                promises.assertKept(node.engine());
                settle(node.engine());
                Stillness.await(database.settings(), Duration.ofSeconds(60));
                promises.assertNothingHeld(node.engine());
            }
            AuditReport.Figures figures = Audited.clean(database.settings());
            System.out.println(figures);
            assertThat(figures.deposited()).isGreaterThanOrEqualTo(promises.deposited());
            assertThat(figures.balances() + figures.commission()).isEqualTo(figures.deposited());
            assertThat(figures.bets()).isPositive();
        }
    }

    /** Runs the exchange until it has made so many promises, kills it, and hears everything it said before. */
    private void runAndKill(long seed, int promised, boolean databaseToo) throws Exception {
        Process node = JavaProcess.start(CrowdedNode.class, data.toString(), Long.toString(seed));
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            int heard = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                heard += CrowdedNode.hear(line, promises) ? 1 : 0;
                if (heard == promised) {
                    heard++;
                    node.toHandle().destroyForcibly();
                    if (databaseToo) {
                        postmaster().destroyForcibly();
                    }
                }
            }
            assertThat(heard).isGreaterThan(promised);
        } finally {
            node.toHandle().destroyForcibly();
            node.waitFor();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    }

    private static void settle(Engine engine) {
        for (MarketView market : CrowdedNode.markets(engine)) {
            TestMarkets.settle(engine, market);
        }
    }
}
