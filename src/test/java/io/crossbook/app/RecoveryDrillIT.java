package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.app.database.DataDirectory;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.verify.VerifyExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill of docs/operations.md: the database is lost and comes back from exports, as far as those go. */
class RecoveryDrillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SEED = 20_261_121;
    private static final int EVENTS_BETWEEN = 400;

    @TempDir
    Path folder;

    private final AtomicReference<String> base = new AtomicReference<>();
    private final WebCrowd crowd = new WebCrowd(base);
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    private <T> T timed(String step, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        seconds.put(step, (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
        return result;
    }

    private Program serve(Path data) throws IOException {
        Path settings = folder.resolve("settings.conf");
        Files.writeString(settings, WebCrowd.settings());
        Program program = Program.serve(data, "--config", settings.toString());
        base.set(program.awaitReady());
        return program;
    }

    private static DatabaseSettings database(Path data) {
        return new DataDirectory(data).database().orElseThrow();
    }

    private static int crossbook(String command, Path data, Object... more) {
        Stream<Object> line = Stream.concat(Stream.of(command, "--data", data), Stream.of(more));
        return Main.execute(line.map(Object::toString).toArray(String[]::new));
    }

    @Test
    void whatWasExportedIsThereAgainWhenTheDatabaseIsLost() throws Exception {
        Path lost = folder.resolve("lost");
        Path first = folder.resolve("first.jsonl.gz");
        Path second = folder.resolve("second.jsonl.gz");
        String market;
        Map<String, JsonNode> seen;
        try (Program exchange = serve(lost)) {
            crowd.enter();
            market = crowd.market("drill");
            exportUnderLoad(market, lost, first, second);
            seen = crowd.wallets();
            exchange.kill();
        }
        destroy(lost);

        Path restored = folder.resolve("restored");
        assertThat(timed("verify", () -> verify(first, second))).isZero();
        assertThat(timed("restore", () -> crossbook("restore", restored, first, second)))
                .isZero();
        assertThat(timed("audit", () -> crossbook("audit", restored))).isZero();
        try (Program exchange = timed("start", () -> serve(restored))) {
            timed("log in", () -> {
                crowd.enter();
                return null;
            });
            assertThat(crowd.wallets()).isEqualTo(seen);
            timed("make the views anew", () -> {
                Views.awaitAll(database(restored), PATIENCE);
                return null;
            });
            Views.assertEqualTheJournal(database(restored));
            crowd.ann().send("POST", "/orders", crowd.order(market)).expect(201);
            Stillness.await(database(restored), PATIENCE);
            Audited.clean(database(restored));
            assertThat(crossbook("restore", restored, first, second)).isEqualTo(2);
            exchange.terminate().allOutput();
        }
        seconds.forEach((step, took) -> System.out.printf("drill: %-22s %6.2f s%n", step, took));
    }

    private void exportUnderLoad(String market, Path data, Path first, Path second) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<CompletableFuture<Void>> betting = crowd.bet(market, new SplittableRandom(SEED), stop, Set.of());
        awaitMore(data, betting);
        assertThat(timed("export under load", () -> crossbook("export", data, "--to", first)))
                .isZero();
        awaitMore(data, betting);
        stop.set(true);
        betting.forEach(CompletableFuture::join);
        Stillness.await(database(data), PATIENCE);
        assertThat(timed("export the rest", () -> crossbook("export", data, "--from", first, "--to", second)))
                .isZero();
    }

    private void awaitMore(Path data, List<CompletableFuture<Void>> betting) throws Exception {
        String count = "SELECT count(*) FROM event_journal";
        long before = Stillness.number(database(data), count);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(betting).noneMatch(CompletableFuture::isDone);
            assertThat(Stillness.number(database(data), count)).isGreaterThan(before + EVENTS_BETWEEN);
        });
    }

    private static int verify(Path first, Path second) {
        return VerifyExport.run(new String[] {first.toString(), second.toString()}, System.out, System.err);
    }

    /** As a lost disk does: the database ends and not a file is left. */
    private static void destroy(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0);
        ProcessHandle postgres = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        postgres.destroy();
        postgres.onExit().join();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        assertThat(data).doesNotExist();
    }
}
