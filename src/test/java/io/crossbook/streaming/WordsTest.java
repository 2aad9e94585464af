package io.crossbook.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00.000Z",
        "-1, 1969-12-31T23:59:59.999Z",
        "1772366400123999, 2026-03-01T12:00:00.123Z",
        "1772366399999999, 2026-03-01T11:59:59.999Z",
        "1772366400007000, 2026-03-01T12:00:00.007Z"
    })
    void timesHaveMilliseconds(long micros, String text) {
        assertThat(Words.time(micros)).isEqualTo(text);
    }

    @Test
    void timesOfManySecondsInAnyOrderAreTheirOwn() {
        for (long micros = 0; micros < 90_000_000; micros += 777_777) {
            long other = (micros * 31) % 90_000_000;
            Instant expected = Instant.EPOCH.plus(other, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
            assertThat(Instant.parse(Words.time(other))).isEqualTo(expected);
        }
    }
}
