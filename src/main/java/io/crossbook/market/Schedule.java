package io.crossbook.market;

import io.crossbook.sourcing.Persisted;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When a market does by itself what nobody has done before; all times in microseconds since 1970, null for never.
 *
 * @param opensAt opens if it was never open
 * @param turnInPlayAt turns in-play once it is open or suspended
 * @param closesAt closes whatever is not closed
 * @param resolveBy voids a closed market that has no result
 */
public record Schedule(Long opensAt, Long turnInPlayAt, Long closesAt, Long resolveBy) implements Persisted {
    /** The schedule of a market that waits for a person at every step. */
    public static final Schedule NONE = new Schedule(null, null, null, null);

    /** Whether nothing is ever to happen by itself. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Why a market made now could not keep this, refused while somebody is there to hear it. */
    Optional<MarketRejection> impossible(MarketDefinition definition, long now) {
        if (resolveBy != null && !definition.terms().rules().voidable()) {
            return Optional.of(MarketRejection.VOID_NOT_SUPPORTED);
        }
        if (!isOrdered()) {
            return Optional.of(MarketRejection.INVALID_SCHEDULE);
        }
        return begins(now) ? Optional.empty() : Optional.of(MarketRejection.SCHEDULE_IN_PAST);
    }

    /** Whether each time comes after the one before, and a deadline for the result follows a close. */
    private boolean isOrdered() {
        long[] times = times().toArray();
        boolean ascending = true;
        for (int i = 1; i < times.length; i++) {
            ascending &= times[i - 1] < times[i];
        }
        return ascending && (resolveBy == null || closesAt != null);
    }

    private boolean begins(long after) {
        return times().allMatch(time -> time > after);
    }

    private LongStream times() {
        return Stream.of(opensAt, turnInPlayAt, closesAt, resolveBy)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue);
    }
}
