package io.crossbook.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SizeAndPriceTest {
    @Test
    void aSizeCountsHundredths() {
        assertThat(Size.parse("10.5")).isEqualTo(new Size(1_050)).hasToString("10.50");
        assertThat(Size.format(7)).isEqualTo("0.07");
        assertThat(new Size(0)).isLessThan(new Size(1));
    }

    @Test
    void aPriceCountsTenThousandths() {
        assertThat(Price.parse("2.5")).isEqualTo(new Price(25_000)).hasToString("2.50");
        assertThat(Price.format(5_525)).isEqualTo("0.5525");
        assertThat(new Price(0)).isLessThan(new Price(1));
    }

    @Test
    void neitherIsEverNegativeNorFinerThanItsUnit() {
        assertThatThrownBy(() -> Size.parse("-0.01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Price.parse("-0.01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Size.parse("0.001")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Price.parse("0.00001")).isInstanceOf(NumberFormatException.class);
    }
}
