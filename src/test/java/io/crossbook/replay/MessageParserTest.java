package io.crossbook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.replay.RecordedMessage.Level;
import io.crossbook.replay.RecordedMessage.Runner;
import io.crossbook.replay.RecordedMessage.RunnerChange;
import io.crossbook.replay.RecordedMessage.RunnerStatus;
import io.crossbook.replay.RecordedMessage.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageParserTest {
    private final MessageParser parser = new MessageParser();

    @Test
    void levelsAreReadInHundredths() {
        RecordedMessage message = only(
                """
                {"op":"mcm","pt":7,"mc":[{"id":"1.5","rc":[{"id":42,"atb":[[2.5,10],[2,0.01]],"atl":[[1000,3.4]],
                "trd":[[7.87,5.7]],"batb":[[0,2.5,10]],"ltp":2.5,"tv":9}]}]}""");

        assertThat(message.marketId()).isEqualTo("1.5");
        assertThat(message.publishedAt()).isEqualTo(7);
        assertThat(message.image()).isFalse();
        assertThat(message.definition()).isEmpty();
        assertThat(message.changes())
                .containsExactly(new RunnerChange(
                        "42",
                        List.of(new Level(250, 1_000), new Level(200, 1)),
                        List.of(new Level(100_000, 340)),
                        List.of(new Level(787, 570))));
    }

    @Test
    void aDefinitionWithoutNamesUsesTheTypeAndTheIds() {
        RecordedMessage message = only(
                """
                {"op":"mcm","pt":7,"mc":[{"id":"1.5","img":true,"marketDefinition":{"status":"SUSPENDED","inPlay":true,
                "marketType":"WIN","numberOfWinners":2,"marketBaseRate":6.5,"runners":[
                {"id":1,"status":"REMOVED","adjustmentFactor":26.678},{"id":2,"status":"ACTIVE"}]}}]}""");

        assertThat(message.image()).isTrue();
        assertThat(message.definition()).hasValueSatisfying(definition -> {
            assertThat(definition.status()).isEqualTo(Status.SUSPENDED);
            assertThat(definition.inPlay()).isTrue();
            assertThat(definition.name()).isEqualTo("WIN");
            assertThat(definition.numberOfWinners()).isEqualTo(2);
            assertThat(definition.commissionPercent()).isEqualTo("6.5");
            assertThat(definition.runners())
                    .containsExactly(
                            new Runner("1", "1", RunnerStatus.REMOVED, "26.68"),
                            new Runner("2", "2", RunnerStatus.ACTIVE, "0"));
        });
    }

    @Test
    void aHeartbeatHoldsNoMessage() {
        assertThat(parser.parse(1, "{\"op\":\"mcm\",\"pt\":7,\"ct\":\"HEARTBEAT\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            hello                                                                             | not complete JSON
            {"op":"mcm","pt":7,"mc":[{"id":"1.5","rc":[{"id":42,"at                           | not complete JSON
            [1,2]                                                                             | no "op"
            {"op":"mcm","mc":[{"id":"1.5"}]}                                                  | needs "pt" and "id"
            {"op":"mcm","pt":7,"mc":[{"id":"1.5","rc":[{"atb":[]}]}]}                         | runner has no "id"
            {"op":"mcm","pt":7,"mc":[{"id":"1.5","rc":[{"id":1,"hc":0.5}]}]}                  | handicap
            {"op":"mcm","pt":7,"mc":[{"id":"1.5","rc":[{"id":1,"atb":[[2.01,1]]}]}]}          | 2.01 is not on
            {"op":"mcm","pt":7,"mc":[{"id":"1.5","rc":[{"id":1,"trd":[[1000.01,1]]}]}]}       | 1000.01 is not on
            {"op":"mcm","pt":7,"mc":[{"id":"1.5","rc":[{"id":1,"atb":[[2,0.005]]}]}]}         | two decimals
            {"op":"mcm","pt":7,"mc":[{"id":"1.5","rc":[{"id":1,"atb":[[2,-1]]}]}]}            | two decimals
            {"op":"mcm","pt":7,"mc":[{"id":"1.5","rc":[{"id":1,"atb":[[2]]}]}]}               | [price, size]
            {"op":"mcm","pt":7,"mc":[{"id":"1.5","marketDefinition":{"status":"WHAT"}}]}      | WHAT
            """)
    void whatIsNoMessageIsRefusedWithItsLineAndReason(String text, String reason) {
        assertThatThrownBy(() -> parser.parse(12, text))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("line 12")
                .hasMessageContaining(reason);
    }

    private RecordedMessage only(String text) {
        return parser.parse(1, text.replace("\n", "")).get(0);
    }
}
