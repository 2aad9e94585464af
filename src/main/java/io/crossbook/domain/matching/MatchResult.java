package io.crossbook.domain.matching;

import java.util.Objects;

/** The answer of a book to an incoming order: what it would do, or why it does nothing. */
public sealed interface MatchResult {
    /** The order is good; {@link LimitBook#apply} makes it so. */
    record Matched(Execution execution) implements MatchResult {
        public Matched {
            Objects.requireNonNull(execution, "execution");
        }
    }

    /** The order is refused whole and the book stays as it is. */
    record Refused(MatchRefusal refusal) implements MatchResult {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }
}
