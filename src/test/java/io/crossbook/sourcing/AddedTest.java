package io.crossbook.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddedTest {
    record Fact(
            long amount,
            @Added long fee,
            @Added boolean late,
            @Added int count,
            @Added List<Long> parts,
            @Added Fact of)
            implements Persisted {}

    private final JsonMapper mapper = JsonMapper.builder()
            .addModules(new SealedTypes(), new ParameterNamesModule())
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void whatAnOlderFormLacksIsNothing() throws IOException {
        assertThat(mapper.readValue("{\"amount\":5}", Fact.class)).isEqualTo(new Fact(5, 0, false, 0, List.of(), null));
    }

    @Test
    void whatIsThereIsRead() throws IOException {
        Fact whole = new Fact(5, 6, true, 7, List.of(8L), new Fact(1, 2, false, 3, List.of(), null));

        assertThat(mapper.readValue(mapper.writeValueAsString(whole), Fact.class))
                .isEqualTo(whole);
    }

    @Test
    void everythingElseThatIsMissingUnknownOrNullStaysAnError() {
        assertThatThrownBy(() -> mapper.readValue("{\"fee\":6}", Fact.class))
                .isInstanceOf(MismatchedInputException.class);
        assertThatThrownBy(() -> mapper.readValue("{\"amount\":5,\"fees\":6}", Fact.class))
                .isInstanceOf(MismatchedInputException.class);
        assertThatThrownBy(() -> mapper.readValue("{\"amount\":5,\"fee\":null}", Fact.class))
                .isInstanceOf(MismatchedInputException.class);
    }
}
