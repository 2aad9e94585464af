package io.crossbook.notification;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Outgoing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one user wants to be told, has been told, and is still to be told. */
public final class Inbox extends Aggregate {
    private static final int NOTICES_KEPT = 200;

    private final String userId;
    private final InboxSettings settings;
    private final Seen seen = new Seen();
    private final Alerts alerts = new Alerts();
    private final Outbox outbox = new Outbox();
    private final ArrayDeque<Notice> notices = new ArrayDeque<>();
    private final Map<Category, Long> wishedSince = new EnumMap<>(Category.class);
    private Preferences preferences = Preferences.defaults();
    private Webhook webhook;
    private long webhooks;
    private long lastNotice;
    private long acknowledged;

    Inbox(String userId, InboxSettings settings) {
        this.userId = userId;
        this.settings = settings;
    }

    static Inbox of(String userId, InboxSettings settings, InboxSnapshot from) {
        Inbox inbox = new Inbox(userId, settings);
        inbox.preferences = from.preferences();
        inbox.webhook = from.webhook();
        inbox.webhooks = from.webhooks();
        inbox.wishedSince.putAll(from.wishedSince());
        inbox.seen.restore(from.seen(), from.seenFloor());
        inbox.notices.addAll(from.notices());
        inbox.lastNotice = from.lastNotice();
        inbox.acknowledged = from.acknowledged();
        inbox.alerts.restore(from.alerts());
        inbox.outbox.restore(from.pending(), from.log());
        inbox.resumeAt(from.sequence(), from.lastAt());
        return inbox;
    }

    InboxSnapshot snapshot() {
        return new InboxSnapshot(
                sequence(),
                lastAt(),
                preferences,
                webhook,
                webhooks,
                new EnumMap<>(wishedSince),
                seen.sources(),
                seen.floor(),
                List.copyOf(notices),
                lastNotice,
                acknowledged,
                alerts.all(),
                outbox.pending(),
                outbox.log());
    }

    String userId() {
        return userId;
    }

    InboxSettings settings() {
        return settings;
    }

    Preferences preferences() {
        return preferences;
    }

    /** Null when none is set. */
    Webhook webhook() {
        return webhook;
    }

    /** How many addresses were ever set. */
    long webhooks() {
        return webhooks;
    }

    Alerts alerts() {
        return alerts;
    }

    Outbox outbox() {
        return outbox;
    }

    long lastNotice() {
        return lastNotice;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** The channels by which a category reaches the user now: those wished that lead anywhere. */
    Set<Channel> channels(Category category) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        channels.addAll(preferences.wishes().get(category));
        if (category.mandatory()) {
            channels.add(Channel.IN_APP);
            channels.add(Channel.EMAIL);
        }
        if (preferences.email() == null) {
            channels.remove(Channel.EMAIL);
        }
        if (webhook == null) {
            channels.remove(Channel.WEBHOOK);
        }
        return channels;
    }

    /** Whether the source has been taken up to this fact or further. */
    boolean knows(String source, Fact fact) {
        return seen.contains(source, fact);
    }

    /** Whether a fact is of a category that the user wants to hear of, and wanted when it happened. */
    boolean wants(Fact fact) {
        return !channels(fact.category()).isEmpty() && fact.at() >= wishedSince.getOrDefault(fact.category(), 0L);
    }

    void prefer(Preferences chosen, long at) {
        changeWishes(at, () -> preferences = chosen);
        if (chosen.email() == null) {
            outbox.drop(Channel.EMAIL, "the address was removed", at);
        }
    }

    void listenAt(Webhook chosen, long at) {
        changeWishes(at, () -> webhook = chosen);
        if (chosen == null) {
            outbox.drop(Channel.WEBHOOK, "the webhook was removed", at);
        } else {
            webhooks = chosen.generation();
        }
    }

    /** What begins to be wanted is wanted from then on; what happened before and comes late or again is not. */
    private void changeWishes(long at, Runnable change) {
        Set<Category> before = EnumSet.noneOf(Category.class);
        for (Category category : Category.values()) {
            if (!channels(category).isEmpty()) {
                before.add(category);
            }
        }
        change.run();
        for (Category category : Category.values()) {
            if (!before.contains(category) && !channels(category).isEmpty()) {
                wishedSince.put(category, at);
            }
        }
    }

    void notice(InboxEvent.Noticed event) {
        for (Notice notice : event.notices()) {
            if (notice.number() != lastNotice + 1) {
                throw new IllegalStateException("notice " + notice.number() + " after " + lastNotice);
            }
            lastNotice++;
            if (notice.isShown()) {
                notices.addFirst(notice);
            }
            for (PlannedDelivery plan : event.deliveries()) {
                if (plan.notice() == notice.number()) {
                    outbox.plan(plan, notice, event.at());
                }
            }
        }
        while (notices.size() > NOTICES_KEPT) {
            notices.removeLast();
        }
        if (event.upTo() > 0) {
            long latest = event.notices().stream().mapToLong(Notice::at).max().orElse(event.at());
            seen.take(event.source(), event.upTo(), latest);
        }
    }

    void acknowledge(long upTo) {
        acknowledged = upTo;
    }

    /** How many of the notices kept are not acknowledged. */
    long unread() {
        return notices.stream().filter(notice -> notice.number() > acknowledged).count();
    }

    /** All notices that are kept, for those who watch. */
    InboxNews image(long committedAt) {
        List<Notice> ascending = new ArrayList<>(notices);
        Collections.reverse(ascending);
        return news(true, sequence(), committedAt, ascending);
    }

    /** What these events, all of them applied, changed for those who watch. */
    InboxNews delta(List<InboxEvent> events, long prevSeq, long committedAt) {
        List<Notice> shown = events.stream()
                .filter(InboxEvent.Noticed.class::isInstance)
                .flatMap(event -> ((InboxEvent.Noticed) event).notices().stream())
                .filter(Notice::isShown)
                .toList();
        return news(false, prevSeq, committedAt, shown);
    }

    private InboxNews news(boolean image, long prevSeq, long committedAt, List<Notice> told) {
        long floor = notices.size() < NOTICES_KEPT ? 0 : notices.getLast().number() - 1;
        return new InboxNews(
                userId, image, prevSeq, sequence(), committedAt, unread(), acknowledged, lastNotice, floor, told);
    }

    InboxView view() {
        return new InboxView(
                sequence(),
                preferences,
                webhook,
                List.copyOf(notices),
                unread(),
                acknowledged,
                alerts.all(),
                outbox.pending(),
                outbox.log());
    }

    @Override
    public List<Outgoing> fresh(long now) {
        return overdue(now);
    }

    @Override
    public List<Outgoing> overdue(long now) {
        List<Outgoing> messages = new ArrayList<>();
        for (Delivery delivery : outbox.due(now)) {
            messages.add(
                    delivery.channel() == Channel.EMAIL
                            ? new InboxMessage.SendMail(userId, preferences.email(), delivery)
                            : new InboxMessage.CallWebhook(userId, webhook, delivery));
        }
        return messages;
    }

    @Override
    public boolean quiet() {
        return outbox.isCalm();
    }

    @Override
    public int weight() {
        return notices.size() + outbox.pending().size();
    }
}
