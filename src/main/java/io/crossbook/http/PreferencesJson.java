package io.crossbook.http;

import io.crossbook.notification.Category;
import io.crossbook.notification.Channel;
import io.crossbook.notification.Digest;
import io.crossbook.notification.Preferences;
import io.crossbook.notification.QuietHours;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user wants to be told, on the wire; a PUT replaces all of it, and what is absent is the default. */
record PreferencesJson(
        Map<Category, List<Channel>> categories, String email, String timeZone, Quiet quietHours, Digest digest) {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");
    private static final int EMAIL_MAX = 254;
    private static final int MINUTES_PER_HOUR = 60;

    /** Times of the day, "22:00" to "07:00". */
    record Quiet(String from, String to) {}

    static PreferencesJson of(Preferences preferences) {
        Map<Category, List<Channel>> categories = new EnumMap<>(Category.class);
        preferences.wishes().forEach((category, channels) -> categories.put(category, List.copyOf(channels)));
        QuietHours quiet = preferences.quietHours();
        return new PreferencesJson(
                categories,
                preferences.email(),
                preferences.zone(),
                quiet == null ? null : new Quiet(time(quiet.from()), time(quiet.to())),
                preferences.digest());
    }

    Preferences preferences() {
        Map<Category, Set<Channel>> wishes = new EnumMap<>(Category.class);
        if (categories != null) {
            categories.forEach((category, channels) -> {
                Set<Channel> chosen = EnumSet.noneOf(Channel.class);
                Fields.required("categories", channels).forEach(one -> chosen.add(Fields.required("categories", one)));
                wishes.put(category, chosen);
            });
        }
        return new Preferences(wishes, checkedEmail(), zone(), hours(), Fields.orElse(digest, Digest.OFF));
    }

    private String checkedEmail() {
        if (email != null
                && (email.length() > EMAIL_MAX || !EMAIL.matcher(email).matches())) {
            throw ProblemException.field(ProblemCode.INVALID_FIELD, "email", "Write an address like ann@example.com.");
        }
        return email;
    }

    private String zone() {
        String zone = Fields.orElse(timeZone, "UTC");
        try {
            if (ZoneId.getAvailableZoneIds().contains(zone)) {
                return ZoneId.of(zone).getId();
            }
        } catch (DateTimeException e) {
            // falls through to the one problem that both cases share
        }
        throw ProblemException.field(ProblemCode.INVALID_FIELD, "timeZone", "Write a name like Europe/Madrid.");
    }

    private QuietHours hours() {
        if (quietHours == null) {
            return null;
        }
        int from = minute("quietHours.from", quietHours.from());
        int to = minute("quietHours.to", quietHours.to());
        if (from == to) {
            throw ProblemException.field(
                    ProblemCode.INVALID_FIELD, "quietHours.to", "Quiet hours must end at another time.");
        }
        return new QuietHours(from, to);
    }

    private static int minute(String field, String time) {
        if (!TIME.matcher(Fields.required(field, time)).matches()) {
            throw ProblemException.field(ProblemCode.INVALID_FIELD, field, "Write a time of the day like 22:00.");
        }
        LocalTime parsed = LocalTime.parse(time);
        return parsed.getHour() * MINUTES_PER_HOUR + parsed.getMinute();
    }

    private static String time(int minute) {
        return LocalTime.of(minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR)
                .toString();
    }
}
