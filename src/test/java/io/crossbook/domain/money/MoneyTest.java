package io.crossbook.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final Money MOST = Money.ofMicros(Long.MAX_VALUE);
    private static final Money LEAST = Money.ofMicros(Long.MIN_VALUE);

    @ParameterizedTest
    @CsvSource({
        "10, 10000000, 10.00",
        "10.00, 10000000, 10.00",
        "-0.05, -50000, -0.05",
        "0.000001, 1, 0.000001",
        "1.5, 1500000, 1.50",
        "-0, 0, 0.00",
    })
    void readsAndWritesTheCurrencyUnit(String text, long micros, String written) {
        Money money = Money.parse(text);

        assertThat(money.micros()).isEqualTo(micros);
        assertThat(money).hasToString(written);
    }

    @Test
    void refusesMoreThanSixDecimals() {
        assertThatThrownBy(() -> Money.parse("0.0000001")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void countsACentAsTenThousandMicros() {
        assertThat(Money.ofCents(-5)).isEqualTo(Money.ofMicros(-50_000)).isEqualTo(Money.parse("-0.05"));
    }

    @Test
    void addsSubtractsAndNegatesExactly() {
        Money ten = Money.parse("10");
        Money three = Money.parse("3.000001");

        assertThat(ten.plus(three)).hasToString("13.000001");
        assertThat(three.minus(ten)).hasToString("-6.999999");
        assertThat(three.negated()).hasToString("-3.000001");
    }

    @Test
    void throwsInsteadOfWrappingRound() {
        Money one = Money.ofMicros(1);

        assertThatThrownBy(() -> MOST.plus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> LEAST.minus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(LEAST::negated).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofCents(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void comparesByAmount() {
        Money loss = Money.ofCents(-1);
        Money gain = Money.ofCents(1);

        assertThat(loss).isLessThan(Money.ZERO).isLessThan(gain);
        assertThat(loss.min(gain)).isEqualTo(gain.min(loss)).isEqualTo(loss);
        assertThat(loss.max(gain)).isEqualTo(gain.max(loss)).isEqualTo(gain);
        assertThat(loss.isNegative()).isTrue();
        assertThat(loss.isPositive()).isFalse();
        assertThat(gain.isPositive()).isTrue();
        assertThat(gain.isNegative()).isFalse();
        assertThat(Money.ZERO.isZero()).isTrue();
        assertThat(Money.ZERO.isNegative() || Money.ZERO.isPositive() || gain.isZero())
                .isFalse();
    }
}
