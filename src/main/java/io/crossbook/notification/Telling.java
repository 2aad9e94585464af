package io.crossbook.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes notices of facts, and plans how they go out. */
final class Telling {
    private Telling() {}

    /**
     * What the user is to be told of these facts; empty when nothing of it is new or wanted.
     *
     * @param upTo number of the source's last event among them, 0 when the source is not to be remembered
     */
    static Optional<InboxEvent.Noticed> of(Inbox inbox, String source, long upTo, List<Fact> facts, long now) {
        Schedule schedule = new Schedule(inbox.preferences());
        List<Notice> notices = new ArrayList<>();
        List<PlannedDelivery> deliveries = new ArrayList<>();
        for (Fact fact : facts) {
            boolean known = upTo > 0 && inbox.knows(source, fact);
            if (!known && inbox.wants(fact)) {
                Set<Channel> channels = inbox.channels(fact.category());
                long number = inbox.lastNotice() + notices.size() + 1;
                notices.add(new Notice(
                        number, fact.category(), fact.kind(), fact.details(), source, fact.seq(), fact.at(), channels));
                channels.stream()
                        .filter(channel -> channel != Channel.IN_APP)
                        .forEach(channel -> deliveries.add(plan(schedule, fact.category(), channel, number, now)));
            }
        }
        return notices.isEmpty()
                ? Optional.empty()
                : Optional.of(new InboxEvent.Noticed(source, upTo, notices, deliveries, now));
    }

    private static PlannedDelivery plan(Schedule schedule, Category category, Channel channel, long number, long now) {
        boolean digest = schedule.isDigested(category, channel);
        long notBefore = schedule.notBefore(category, channel, now);
        String id = digest ? "digest-" + notBefore : channel.name().toLowerCase(Locale.ROOT) + "-" + number;
        return new PlannedDelivery(id, channel, number, digest, notBefore);
    }
}
