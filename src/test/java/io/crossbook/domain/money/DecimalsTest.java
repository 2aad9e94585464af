package io.crossbook.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "7, 2, 700",
        "2.5, 2, 250",
        "2.50, 2, 250",
        "0.05, 2, 5",
        "-0.05, 2, -5",
        "-12.3, 4, -123000",
        "0, 6, 0",
        "9999999999999, 0, 9999999999999",
        "9999999999999.99, 2, 999999999999999",
        "9223372036854.775807, 6, 9223372036854775807",
    })
    void readsPlainDecimals(String text, int scale, long value) {
        assertThat(Decimals.parse(text, scale)).isEqualTo(value);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "-",
                ".",
                "-.",
                ".5",
                "5.",
                "-.5",
                "+1",
                "--1",
                "1-",
                "007",
                "00",
                "-01",
                "00.5",
                " 1",
                "1 ",
                "1 0",
                "1,5",
                "1.2.3",
                "1..2",
                "1.-2",
                "1e2",
                "1E2",
                "1.5e0",
                "0x10",
                "1_000",
                "1f",
                "NaN",
                "Infinity",
                "\u0661",
                "\uff11",
                "1.001",
                "12345678901234",
                "-12345678901234"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Decimals.parse(text, 2)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void refusesWhatDoesNotFitALong() {
        assertThatThrownBy(() -> Decimals.parse("9223372036854.775808", 6)).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Decimals.parse("9999999999999", 6)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void quotesOnlyTheBeginningOfALongText() {
        String text = "9".repeat(100_000);

        assertThatThrownBy(() -> Decimals.parse(text, 2))
                .hasMessageContaining("999...")
                .message()
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 6, 2, 0.00",
        "0, 0, 0, 0",
        "-7, 0, 0, -7",
        "5, 2, 2, 0.05",
        "-5, 2, 2, -0.05",
        "10000000, 6, 2, 10.00",
        "1, 6, 2, 0.000001",
        "1500000, 6, 0, 1.5",
        "1000000, 6, 0, 1",
        "1230000, 6, 2, 1.23",
        "1234000, 6, 2, 1.234",
        "100, 0, 0, 100",
        "9223372036854775807, 6, 2, 9223372036854.775807",
        "-9223372036854775808, 6, 2, -9223372036854.775808",
    })
    void writesAsFewDecimalsAsStayExact(long value, int scale, int minDecimals, String text) {
        assertThat(Decimals.format(value, scale, minDecimals)).isEqualTo(text);
    }

    @Test
    void refusesScalesThatMakeNoSense() {
        assertThatThrownBy(() -> Decimals.parse("1", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decimals.parse("1", 19)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decimals.format(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decimals.format(1, 2, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
