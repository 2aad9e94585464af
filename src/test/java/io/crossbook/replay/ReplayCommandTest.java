package io.crossbook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossbook.replay.FakeExchange.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ReplayCommandTest {
    private static final Path SHARED = Path.of("../shared/data/betfair");
    private static final String[] SAMPLE_ROWS = {
        "1          Amber    561.56        15.40      561.56        0.00  100.00 %",
        "2          Birch    531.55         0.00      531.55        0.00  100.00 %",
        "3          Cedar    593.86         0.00      593.86        0.00  100.00 %",
        "4          Dune       0.00         0.00        0.00        0.00         -",
    };

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theSampleIsReproducedAndSettled() throws IOException {
        try (FakeExchange exchange = FakeExchange.start()) {
            int exit = replay(exchange, "sample");

            assertThat(exit).as(err.toString()).isZero();
            assertThat(out.toString())
                    .contains(SAMPLE_ROWS)
                    .contains("sum 0.00")
                    .contains("settlement  SETTLED, 30 accounts")
                    .contains("calls sent again: none")
                    .contains("late        1 trades")
                    .contains("volume and settlement agree");
            assertThat(err.toString()).contains("100% 308/308 messages");
            assertThat(exchange.place().history())
                    .containsExactly(
                            "INACTIVE",
                            "removed 4 12.5",
                            "OPEN",
                            "SUSPENDED",
                            "in-play",
                            "OPEN",
                            "SUSPENDED",
                            "CLOSED",
                            "SETTLED");
        }
    }

    /** Every seventh request fails, whatever it is, and may fail again when it is repeated. */
    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = Mode.EXCLUDE, names = "NONE")
    void faultsOfTheExchangeOnlyDelayTheReplay(Fault fault) throws IOException {
        FakeExchange.Faults faults = (method, path, number) -> suits(fault, method, path, number) ? fault : Fault.NONE;
        try (FakeExchange exchange = FakeExchange.start(faults)) {
            int exit = replay(exchange, "sample");

            assertThat(exit).as(out + "\n" + err).isZero();
            assertThat(out.toString()).contains(SAMPLE_ROWS).contains("volume and settlement agree");
        }
    }

    @Test
    void anExchangeThatRestartsInTheMiddleOnlyPausesTheReplay() throws Exception {
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        FakeExchange.Faults faults = (method, path, number) -> {
            if (number == 250) {
                inTheMiddle.countDown();
                await(stopped);
            }
            return Fault.NONE;
        };
        try (FakeExchange exchange = FakeExchange.start(faults)) {
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> replay(exchange, "sample"));
            assertThat(inTheMiddle.await(60, TimeUnit.SECONDS)).isTrue();
            exchange.restart(stopped::countDown);

            assertThat(exit).succeedsWithin(60, TimeUnit.SECONDS).isEqualTo(0);
            assertThat(out.toString()).contains(SAMPLE_ROWS).doesNotContain("calls sent again: none");
        }
    }

    @Test
    void anExchangeThatStaysAwayIsGivenUp() throws IOException {
        FakeExchange.Faults faults = (method, path, number) -> number > 200 ? Fault.UNAVAILABLE : Fault.NONE;
        try (FakeExchange exchange = FakeExchange.start(faults)) {
            ReplayCommand command = new ReplayCommand(ReplayCommandTest::noExchange, System::nanoTime);

            assertThat(execute(command, withUrl(exchange.url(), "sample", "--give-up-after", "1")))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("gave up on " + exchange.url() + " after 1 s: answered 503");
        }
    }

    @Test
    void ordersThatVanishBehindItsBackAreNoticedAndMadeAgain() throws IOException {
        List<FakeExchange> itself = new ArrayList<>();
        FakeExchange.Faults faults = (method, path, number) -> {
            if (number % 90 == 0) {
                itself.get(0).place().cancelEverything();
            }
            return Fault.NONE;
        };
        try (FakeExchange exchange = FakeExchange.start(faults)) {
            itself.add(exchange);
            int exit = replay(exchange, "sample");

            assertThat(exit).as(out + "\n" + err).isZero();
            assertThat(out.toString()).contains(SAMPLE_ROWS).doesNotContain("books read again: 1\n");
        }
    }

    @Test
    void anExchangeThatKeepsAMicroIsFound() throws IOException {
        try (FakeExchange exchange = FakeExchange.start()) {
            exchange.place().steal(1);

            assertThat(replay(exchange, "sample")).isEqualTo(1);
            assertThat(out.toString())
                    .contains("WRONG       the settlement does not add up to zero")
                    .contains("but the wallet changed by")
                    .contains("DIFFERENT");
        }
    }

    @Test
    void anExchangeThatTakesNoBetsLeavesAnUnexplainedDifference() throws IOException {
        try (FakeExchange exchange = FakeExchange.start()) {
            exchange.place().refuseOrdersOf("2");

            assertThat(replay(exchange, "sample")).isEqualTo(1);
            assertThat(out.toString())
                    .contains("0.00     -531.55         -  UNEXPLAINED; refused: {MARKET_SUSPENDED=")
                    .contains(SAMPLE_ROWS[0], SAMPLE_ROWS[2]);
        }
    }

    @Test
    void aRecordingThatEndsWithoutAResultIsVoided() throws IOException {
        List<String> lines = SampleRecording.lines(SampleRecording.SEED).subList(0, 120);
        Path file = Files.write(folder.resolve("unfinished"), lines);
        try (FakeExchange exchange = FakeExchange.start()) {
            assertThat(replay(exchange, file.toString())).as(out + "\n" + err).isZero();
            assertThat(out.toString()).contains("VOIDED, 30 accounts: won 0.00, lost 0.00, commission 0.00, sum 0.00");
        }
    }

    @Test
    void withoutAUrlAnExchangeIsStartedAuditedAndStopped() throws IOException {
        List<String> calls = new ArrayList<>();
        try (FakeExchange exchange = FakeExchange.start()) {
            int exit = execute(embedded(exchange, calls, true), "sample");

            assertThat(exit).as(out + "\n" + err).isZero();
            assertThat(calls).containsExactly("start", "audit", "close");
            assertThat(out.toString()).contains("audit       all invariants hold");
        }
    }

    @Test
    void anAuditThatFindsADifferenceFailsTheReplay() throws IOException {
        try (FakeExchange exchange = FakeExchange.start()) {
            assertThat(execute(embedded(exchange, new ArrayList<>(), false), "sample"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.166811431.bz2", "1.185781277.bz2", "1.197931750.xz", "1.200806927.xz"})
    void realRecordingsAreReproduced(String file) throws IOException {
        assumeTrue(Files.exists(SHARED.resolve(file)), "the shared recordings are not here");
        try (FakeExchange exchange = FakeExchange.start()) {
            assertThat(replay(exchange, SHARED.resolve(file).toString()))
                    .as(out + "\n" + err)
                    .isZero();
        }
    }

    @Test
    void theRecordedPaceIsKeptWhenAskedFor() throws IOException {
        Path file = Files.write(
                folder.resolve("paced"),
                SampleRecording.lines(SampleRecording.SEED).subList(0, 2));
        RecordingSummary summary = RecordingSummary.of(Recording.of(file));
        double recordedSeconds = (summary.lastPublishedAt() - summary.firstPublishedAt()) / 1e3;
        long start = System.nanoTime();
        try (FakeExchange exchange = FakeExchange.start()) {
            ReplayCommand command = new ReplayCommand(ReplayCommandTest::noExchange, System::nanoTime);

            assertThat(execute(command, withUrl(exchange.url(), file.toString(), "--speed", "0.8")))
                    .isZero();
            assertThat((System.nanoTime() - start) / 1e9).isGreaterThan(recordedSeconds / 0.8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--speed=0", "--speed=-1", "--speed=fast", "--makers=0", "--deposit=-5", "--deposit=x"})
    void wrongOptionsExitWithTwo(String option) {
        assertThat(execute(new ReplayCommand(ReplayCommandTest::noExchange, System::nanoTime), "sample", option))
                .isEqualTo(2);
    }

    @Test
    void aFileThatIsNoRecordingExitsWithTwoBeforeAnythingIsStarted() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "hello\n");

        assertThat(execute(new ReplayCommand(ReplayCommandTest::noExchange, System::nanoTime), file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("notes.txt: line 1 is not complete JSON");
    }

    @Test
    void aWrongAdministratorIsToldApartFromADifference() throws IOException {
        try (FakeExchange exchange = FakeExchange.start()) {
            ReplayCommand command = new ReplayCommand(ReplayCommandTest::noExchange, System::nanoTime);
            int exit = execute(
                    command,
                    "sample",
                    "--url",
                    exchange.url().toString(),
                    "--admin-user",
                    "admin",
                    "--admin-password",
                    "no");

            assertThat(exit).isEqualTo(1);
            assertThat(err.toString()).contains("log in as admin: UNAUTHENTICATED");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Three times at most for tokens: a call that is refused with every new token is rightly given up. */
    private static boolean suits(Fault fault, String method, String path, int number) {
        return switch (fault) {
            case PENDING -> number % 7 == 0 && method.equals("POST") && path.equals("/v1/orders");
            case TOKEN_EXPIRED -> number % 110 == 0 && number <= 330;
            default -> number % 7 == 0;
        };
    }

    private int replay(FakeExchange exchange, String recording) {
        ReplayCommand command = new ReplayCommand(ReplayCommandTest::noExchange, System::nanoTime);
        return execute(command, withUrl(exchange.url(), recording));
    }

    private static String[] withUrl(URI url, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url.toString(), "--admin-user", FakeExchange.ADMIN));
        all.addAll(List.of("--admin-password", FakeExchange.ADMIN_PASSWORD));
        return all.toArray(String[]::new);
    }

    private int execute(ReplayCommand command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static EmbeddedExchange noExchange() {
        throw new AssertionError("no exchange should be started");
    }

    private static ReplayCommand embedded(FakeExchange exchange, List<String> calls, boolean clean) {
        EmbeddedExchange embedded = new EmbeddedExchange() {
            @Override
            public URI baseUrl() {
                return exchange.url();
            }

            @Override
            public String adminUser() {
                return FakeExchange.ADMIN;
            }

            @Override
            public String adminPassword() {
                return FakeExchange.ADMIN_PASSWORD;
            }

            @Override
            public AuditResult audit() {
                calls.add("audit");
                return new AuditResult(clean, clean ? "all invariants hold" : "1 difference");
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
        return new ReplayCommand(
                () -> {
                    calls.add("start");
                    return embedded;
                },
                System::nanoTime);
    }
}
