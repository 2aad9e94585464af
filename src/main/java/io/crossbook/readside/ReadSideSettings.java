package io.crossbook.readside;

import com.typesafe.config.Config;
import io.crossbook.sourcing.Slices;
import java.time.Duration;

/**
 * How the read side works.
 *
 * @param instances of the projection of each group, at most 16
 * @param pollInterval between looks at a journal in which nothing new was found
 * @param gather how long events are gathered for one transaction
 * @param sweepInterval between searches for events that no view has
 */
public record ReadSideSettings(int instances, Duration pollInterval, Duration gather, Duration sweepInterval) {
    public ReadSideSettings {
        if (instances < 1 || instances > Slices.COUNT) {
            throw new IllegalArgumentException("crossbook.read-side.instances must be 1 to 16, not " + instances);
        }
    }

    /** Reads {@code crossbook.read-side}. */
    public static ReadSideSettings from(Config config) {
        return new ReadSideSettings(
                config.getInt("instances"),
                config.getDuration("poll-interval"),
                config.getDuration("gather"),
                config.getDuration("sweep-interval"));
    }
}
