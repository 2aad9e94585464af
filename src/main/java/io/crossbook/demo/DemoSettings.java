package io.crossbook.demo;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Locale;

/**
 * The configuration of {@code crossbook.demo}.
 *
 * @param mode when there is a demo
 * @param seed from which all prices follow
 * @param pace pause between two rounds, in each of which a few orders are placed at most
 */
public record DemoSettings(Mode mode, long seed, Duration pace) {
    /** Whether there is a demo. */
    public enum Mode {
        /** None; what an earlier one left in the books is cancelled. */
        OFF,
        /** On an empty journal, and on one where it began. */
        AUTO,
        /** In any case. */
        ON
    }

    /** Reads {@code crossbook.demo}. */
    public static DemoSettings from(Config demo) {
        Mode mode = Mode.valueOf(demo.getString("mode").toUpperCase(Locale.ROOT));
        return new DemoSettings(mode, demo.getLong("seed"), demo.getDuration("pace"));
    }
}
