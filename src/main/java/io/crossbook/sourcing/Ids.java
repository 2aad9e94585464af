package io.crossbook.sourcing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Makes our ids and reads the time out of clients' ids. */
public final class Ids {
    private static final Pattern UUID_V7 =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ULID_TIME_LENGTH = 10;

    private Ids() {}

    /** A new UUID version 7, ordered by time. */
    public static String next() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    /** The same UUID for the same text, for entities whose id must follow from a client's reference. */
    public static String named(String text) {
        return UuidCreator.getNameBasedSha1(text).toString();
    }

    /** Milliseconds since 1970 inside a UUIDv7 or ULID; empty when the text is neither. */
    public static OptionalLong embeddedMillis(String id) {
        if (UUID_V7.matcher(id).matches()) {
            return OptionalLong.of(Long.parseLong(id.substring(0, 8) + id.substring(9, 13), 16));
        }
        if (ULID.matcher(id).matches()) {
            long millis = 0;
            for (int i = 0; i < ULID_TIME_LENGTH; i++) {
                millis = (millis << 5) | CROCKFORD.indexOf(id.charAt(i));
            }
            return OptionalLong.of(millis);
        }
        return OptionalLong.empty();
    }
}
