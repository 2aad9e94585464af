package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a user wants to be told, and how. A category that is missing has its defaults.
 *
 * @param email where e-mails go, null for nowhere
 * @param zone IANA name of the time zone of quiet hours and digests
 * @param quietHours null for none
 */
public record Preferences(
        Map<Category, Set<Channel>> wishes, String email, String zone, QuietHours quietHours, Digest digest)
        implements Persisted {
    public Preferences {
        Map<Category, Set<Channel>> copy = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            Set<Channel> wished = wishes.getOrDefault(category, category.defaults());
            Set<Channel> sorted = EnumSet.noneOf(Channel.class);
            sorted.addAll(wished);
            copy.put(category, Collections.unmodifiableSet(sorted));
        }
        wishes = Collections.unmodifiableMap(copy);
    }

    /** Those of a user who never chose. */
    public static Preferences defaults() {
        return new Preferences(Map.of(), null, "UTC", null, Digest.OFF);
    }

    /** Whether a mandatory category is switched off. */
    boolean lackMandatory() {
        return wishes.entrySet().stream()
                .anyMatch(wish -> wish.getKey().mandatory() && !wish.getValue().contains(Channel.IN_APP));
    }
}
