package io.crossbook.app.heartbeat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nodes that beat and are no members of this node's cluster: another cluster on the same database, if it lasts. */
final class ForeignNodes {
    static final Duration SHOUT_AFTER = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(ForeignNodes.class);

    private OptionalLong since = OptionalLong.empty();
    private boolean said;

    /** A node from its start to its end. */
    record Life(String address, long uid) {}

    /** The beats of nodes that, in this life, are none of the members; who is just joining is one. */
    static List<Beat> among(Collection<Beat> beats, Collection<Life> members) {
        return beats.stream()
                .filter(beat -> !members.contains(new Life(beat.address(), beat.uid())))
                .toList();
    }

    /**
     * Takes note of who is foreign now, and tells the log once when there have been some for long.
     *
     * @param nanos of a clock that only goes forward
     * @return whether it told
     */
    boolean note(List<Beat> foreign, long nanos) {
        if (foreign.isEmpty()) {
            if (said) {
                log.info("every node that beats on this database is a member again");
            }
            lookAway();
            said = false;
            return false;
        }
        long start = since.orElse(nanos);
        since = OptionalLong.of(start);
        if (said || nanos - start <= SHOUT_AFTER.toNanos()) {
            return false;
        }
        said = true;
        log.error(
                "two clusters on one database: for {} s these have beaten without being members here: {}",
                SHOUT_AFTER.toSeconds(),
                foreign);
        return true;
    }

    /** Nothing is known now, so what was seen before does not count as lasting. */
    void lookAway() {
        since = OptionalLong.empty();
    }
}
