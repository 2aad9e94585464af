package io.crossbook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossbook.domain.money.Size;
import io.crossbook.replay.RecordingSummary.Totals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingSummaryTest {
    private static final Path SHARED = Path.of("../shared/data/betfair");
    private static final String RUNNERS = "\"runners\":[{\"id\":1},{\"id\":2}]";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // file, messages, volume, corrections, winner
        "1.166811431.bz2, 11357, 174233.12, 0.00,  60424",
        "1.185781277.bz2, 7600,  52333.00,  0.00,  40364042",
        "1.197931750.xz,  166,   25102.51,  0.00,  37947503",
        "1.200806927.xz,  18529, 456536.23, 32.61, 228749"
    })
    void realRecordingsAddUpToTheirKnownVolume(
            String file, long messages, String volume, String corrections, String winner) {
        assumeTrue(Files.exists(SHARED.resolve(file)), "the shared recordings are not here");

        RecordingSummary summary = RecordingSummary.of(Recording.of(SHARED.resolve(file)));

        assertThat(summary.messages()).isEqualTo(messages);
        assertThat(Size.format(recorded(summary))).isEqualTo(volume);
        assertThat(Size.format(corrected(summary))).isEqualTo(corrections);
        assertThat(summary.lateTrades().values())
                .allSatisfy(trades -> assertThat(trades).isEmpty());
        assertThat(summary.winners()).containsExactly(winner);
        assertThat(summary.finalSuspensionLine()).isPositive();
    }

    @Test
    void theSampleHoldsWhatRealRecordingsHold() {
        RecordingSummary summary = RecordingSummary.of(Recording.named(Recording.SAMPLE));

        assertThat(summary.messages()).isEqualTo(308);
        assertThat(recorded(summary)).isEqualTo(168_697);
        assertThat(corrected(summary)).isEqualTo(1_540);
        assertThat(summary.crossedUpdates()).isEqualTo(1);
        assertThat(summary.lateTrades().get("2")).hasSize(1);
        assertThat(summary.runners()).hasSize(4);
        assertThat(summary.winners()).containsExactly("2");
    }

    @Test
    void sizesTakenBackAreCorrectionsOnlyIfTradingGoesOn() throws IOException {
        RecordingSummary summary = summary(
                definition("OPEN"),
                runner("\"id\":1,\"trd\":[[2,10],[3,5]]"),
                definition("SUSPENDED"),
                runner("\"id\":1,\"trd\":[[2,8]]"),
                definition("OPEN"),
                runner("\"id\":1,\"trd\":[[3,4]]"),
                definition("SUSPENDED"),
                runner("\"id\":1,\"trd\":[[2,0],[3,0]]"),
                definition("CLOSED"));

        assertThat(summary.totals().get("1")).isEqualTo(new Totals(1_500, 300));
        assertThat(summary.finalSuspensionLine()).isEqualTo(7);
    }

    @Test
    void tradesReportedAfterTheLastSuspensionAreLate() throws IOException {
        RecordingSummary summary = summary(
                definition("OPEN"),
                definition("SUSPENDED"),
                runner("\"id\":1,\"trd\":[[2,10]]"),
                definition("OPEN"),
                definition("SUSPENDED"),
                runner("\"id\":2,\"trd\":[[3,4]]"));

        assertThat(summary.lateTrades().get("2")).containsExactly(Trade.of(300, 400));
        assertThat(summary.lateTrades()).doesNotContainKey("1");
        assertThat(summary.winners()).isEmpty();
    }

    @Test
    void anImageReplacesLevelsAndItsTradedSizesCount() throws IOException {
        RecordedMarket market = new RecordedMarket();
        recording(
                        definition("OPEN"),
                        runner("\"id\":1,\"atb\":[[2,10]],\"trd\":[[2,7]]"),
                        "{\"op\":\"mcm\",\"pt\":3,\"mc\":[{\"id\":\"1.5\",\"img\":true,\"rc\":["
                                + "{\"id\":1,\"atb\":[[1.9,3]]},{\"id\":1,\"atl\":[[2.2,1]],\"trd\":[[2,9]]}]}]}")
                .forEach(market::apply);

        RecordedRunner runner = market.runners().get("1");
        assertThat(runner.target().lays()).containsOnlyKeys(190);
        assertThat(runner.target().backs()).containsOnlyKeys(220);
        assertThat(runner.recordedVolume()).isEqualTo(900);
    }

    @Test
    void ofCrossedLevelsTheOneUpdatedLongerAgoIsHeldBack() throws IOException {
        RecordedMarket market = new RecordedMarket();
        recording(
                        definition("OPEN"),
                        runner("\"id\":1,\"atb\":[[2,10],[1.9,4]],\"atl\":[[2.1,5],[2.2,6]]"),
                        runner("\"id\":1,\"atl\":[[1.95,8]]"))
                .forEach(market::apply);

        RecordedRunner runner = market.runners().get("1");
        assertThat(runner.isCrossed()).isTrue();
        assertThat(runner.target().lays()).containsOnlyKeys(190);
        assertThat(runner.target().backs()).containsOnlyKeys(195, 210, 220);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"op":"connection"}                                                    | holds no market change
            {"op":"mcm","pt":1,"mc":[{"id":"1.5","rc":[]}]}                        | not defined yet
            {"op":"mcm","pt":1,"mc":[{"id":"1.5","marketDefinition":{"status":"OPEN","runners":[]},"rc":[{"id":9}]}]}| \
            runner 9, which the market does not have
            """)
    void whatIsNoRecordingIsRefused(String line, String reason) {
        assertThatThrownBy(() -> summary(line))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aSecondMarketInOneFileIsRefused() {
        assertThatThrownBy(() -> summary(definition("OPEN"), definition("OPEN").replace("1.5", "1.6")))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("one file holds one market");
    }

    private static long recorded(RecordingSummary summary) {
        return summary.totals().values().stream().mapToLong(Totals::recorded).sum();
    }

    private static long corrected(RecordingSummary summary) {
        return summary.totals().values().stream().mapToLong(Totals::corrected).sum();
    }

    private static String definition(String status) {
        return "{\"op\":\"mcm\",\"pt\":1,\"mc\":[{\"id\":\"1.5\",\"marketDefinition\":{\"status\":\"" + status + "\","
                + RUNNERS + "}}]}";
    }

    private static String runner(String fields) {
        return "{\"op\":\"mcm\",\"pt\":2,\"mc\":[{\"id\":\"1.5\",\"rc\":[{" + fields + "}]}]}";
    }

    private RecordingSummary summary(String... lines) throws IOException {
        return RecordingSummary.of(recording(lines));
    }

    private Recording recording(String... lines) throws IOException {
        return Recording.of(Files.write(folder.resolve("recording"), List.of(lines)));
    }
}
