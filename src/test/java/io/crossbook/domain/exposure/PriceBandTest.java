package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PriceBandTest {

    private static final long REFERENCE = 5_000;
    private static final long COLLAR = 1_500;

    @Test
    void v25RefusesBeyondTheCollarAndAcceptsOnIt() {
        assertThat(PriceBand.check(6_600, REFERENCE, COLLAR)).contains(new PriceBand.Breach(6_600, REFERENCE, 6_500));
        assertThat(PriceBand.check(6_500, REFERENCE, COLLAR)).isEmpty();
    }

    @Test
    void holdsBelowTheReferenceToo() {
        assertThat(PriceBand.check(3_499, REFERENCE, COLLAR)).contains(new PriceBand.Breach(3_499, REFERENCE, 3_500));
        assertThat(PriceBand.check(3_500, REFERENCE, COLLAR)).isEmpty();
    }

    @Test
    void acceptsOnlyTheReferenceWhenTheCollarIsZero() {
        assertThat(PriceBand.check(REFERENCE, REFERENCE, 0)).isEmpty();
        assertThat(PriceBand.check(REFERENCE + 1, REFERENCE, 0)).isPresent();
    }

    @Test
    void aCollarIsNeverNegative() {
        assertThatThrownBy(() -> PriceBand.check(REFERENCE, REFERENCE, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
