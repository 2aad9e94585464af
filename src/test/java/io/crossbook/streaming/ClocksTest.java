package io.crossbook.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClocksTest {
    private final Clocks clocks = new Clocks("m", List.of("a", "b", "c"));

    @Test
    void numbersOfAnySizeComeBack() {
        long[] numbers = {-1, 0, 1L << 53};
        Optional<long[]> read = clocks.parse(clocks.initial(), clocks.current(numbers));
        assertThat(read.orElseThrow()).containsExactly(numbers);
    }

    @Test
    void aClockBelongsToItsMarketsAndItsKind() {
        String clk = clocks.current(new long[] {1, 2, 3});
        Clocks others = new Clocks("m", List.of("a", "b", "d"));
        Clocks orders = new Clocks("o", List.of("a", "b", "c"));
        for (Clocks other : List.of(others, orders)) {
            assertThat(other.parse(clocks.initial(), clk)).isEmpty();
            assertThat(other.parse(other.initial(), clk)).isEmpty();
        }
    }

    @Test
    void everyChangedLetterIsNoticed() {
        String clk = clocks.current(new long[] {7, 8, 9});
        for (int i = 0; i < clk.length(); i++) {
            char other = clk.charAt(i) == 'A' ? 'B' : 'A';
            String changed = clk.substring(0, i) + other + clk.substring(i + 1);
            Optional<long[]> read = clocks.parse(clocks.initial(), changed);
            // The last letter of base64 may carry bits that mean nothing.
            assertThat(read.isEmpty() || i == clk.length() - 1).as(changed).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "%%%", "AgAAAAAAAAAAAAAA", "\u0000"})
    void whatIsNoClockIsRefused(String clk) {
        assertThat(clocks.parse(clocks.initial(), clk)).isEmpty();
        assertThat(clocks.parse(clk, clocks.current(new long[] {1, 2, 3}))).isEmpty();
    }

    @Test
    void aCutClockIsRefused() {
        String clk = clocks.current(new long[] {1, 2, 300});
        for (int length = 0; length < clk.length(); length++) {
            assertThat(clocks.parse(clocks.initial(), clk.substring(0, length))).isEmpty();
        }
    }
}
