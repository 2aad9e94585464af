package io.crossbook.domain.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountDataTest {

    private static final long BEYOND_AN_INT = 5_000_000_000L;

    @ParameterizedTest
    @EnumSource(MarketKind.class)
    void anyNumberThatIsNotZeroKeepsAnAccountFromBeingFlat(MarketKind kind) {
        MarketTerms terms = oneSelection(kind);
        AccountData zeros = terms.rules().newAccount(terms).toData();
        assertThat(MarketAccount.of(terms, zeros).isFlat()).isTrue();

        for (int i = 0; i < zeros.matched().size(); i++) {
            assertThat(MarketAccount.of(terms, new AccountData(withOne(zeros.matched(), i), zeros.open()))
                            .isFlat())
                    .isFalse();
        }
        for (int i = 0; i < zeros.open().size(); i++) {
            assertThat(MarketAccount.of(terms, new AccountData(zeros.matched(), withOne(zeros.open(), i)))
                            .isFlat())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(MarketKind.class)
    void dataOfAnotherShapeIsRefused(MarketKind kind) {
        MarketTerms terms = oneSelection(kind);
        AccountData zeros = terms.rules().newAccount(terms).toData();

        assertThatThrownBy(() -> MarketAccount.of(terms, new AccountData(List.of(), zeros.open())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MarketAccount.of(terms, new AccountData(zeros.matched(), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheSameAfterJackson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        MarketTerms terms = oneSelection(MarketKind.YES_NO);
        AccountData data = new AccountData(List.of(1L, -BEYOND_AN_INT), List.of(0L, -1L));
        Payouts payouts = Payouts.winners(terms, 0);

        assertThat(mapper.readValue(mapper.writeValueAsString(data), AccountData.class))
                .isEqualTo(data);
        assertThat(mapper.readValue(mapper.writeValueAsString(payouts), Payouts.class))
                .isEqualTo(payouts);
        assertThat(mapper.readValue(mapper.writeValueAsString(terms), MarketTerms.class))
                .isEqualTo(terms);
    }

    private static MarketTerms oneSelection(MarketKind kind) {
        return new MarketTerms(kind, 1, 1, false, kind == MarketKind.ODDS ? 0 : 100, 0);
    }

    private static List<Long> withOne(List<Long> zeros, int index) {
        List<Long> numbers = new ArrayList<>(Collections.nCopies(zeros.size(), 0L));
        numbers.set(index, 1L);
        return numbers;
    }
}
