package io.crossbook.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.crossbook.market.MarketDefinition;
import io.crossbook.protocol.Resolution;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The arbiter's word: exactly one of winners, payouts, void and tooEarly. */
record JudgementBody(
        List<String> winners,
        Map<String, String> payouts,
        @JsonProperty("void") Boolean voided,
        Boolean tooEarly,
        String reason) {

    /** The resolution these words stand for, null when it is too early for one. */
    Resolution resolution(MarketDefinition definition) {
        if (!Boolean.TRUE.equals(tooEarly)) {
            return new ResolutionBody(winners, payouts, voided, reason, null).resolution(definition);
        }
        if (Stream.of(winners, payouts, voided).anyMatch(Objects::nonNull)) {
            throw new ProblemException(
                    ProblemCode.INVALID_FIELD, "Give exactly one of winners, payouts, void and tooEarly.", Map.of());
        }
        return null;
    }
}
