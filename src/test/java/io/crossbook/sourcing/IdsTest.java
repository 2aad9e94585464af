package io.crossbook.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void theTimeInAUuidOfVersion7IsRead() {
        assertThat(Ids.embeddedMillis("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")).hasValue(1_645_557_742_000L);
        assertThat(Ids.embeddedMillis("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")).hasValue(1_645_557_742_000L);
    }

    @Test
    void theTimeInAUlidIsRead() {
        assertThat(Ids.embeddedMillis("01ARZ3NDEKTSV4RRFFQ69G5FAV")).hasValue(1_469_922_850_259L);
    }

    @Test
    void ourOwnIdsCarryTheirTime() {
        assertThat(Ids.embeddedMillis(Ids.next())).isPresent();
        assertThat(Ids.next()).isNotEqualTo(Ids.next());
    }

    @Test
    void theSameNameGivesTheSameId() {
        assertThat(Ids.named("market:a")).isEqualTo(Ids.named("market:a")).isNotEqualTo(Ids.named("market:b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "/",
                "%2e%2e",
                "a|b",
                "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
                "01ARZ3NDEKTSV4RRFFQ69G5FA",
                "\u0000",
                "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
                "017f22e279b07cc398c4dc0c0c07398f",
                "01arz3ndektsv4rrffq69g5fav"
            })
    void whatIsNeitherHasNoTime(String id) {
        assertThat(Ids.embeddedMillis(id)).isEmpty();
    }
}
