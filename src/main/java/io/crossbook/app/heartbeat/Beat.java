package io.crossbook.app.heartbeat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What a member of a cluster last wrote about itself.
 *
 * @param address as Akka writes it
 * @param uid of this life of the node
 * @param oldest the address of its cluster's oldest member
 * @param members of its cluster
 * @param at by the database's clock
 */
record Beat(String address, long uid, String oldest, int members, Instant at) {
    /** Those who beat between two looks at all rows, without one's own address; only who is alive does. */
    static List<Beat> advanced(String self, Collection<Beat> before, Collection<Beat> now) {
        return now.stream()
                .filter(beat -> !beat.address().equals(self))
                .filter(beat -> !before.contains(beat))
                .toList();
    }
}
