package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;
import java.util.List;
import java.util.Map;

/** An {@link Inbox} as the snapshot store keeps it; hints are not part of it. */
record InboxSnapshot(
        long sequence,
        long lastAt,
        Preferences preferences,
        Webhook webhook,
        long webhooks,
        Map<Category, Long> wishedSince,
        List<Seen.Source> seen,
        long seenFloor,
        List<Notice> notices,
        long lastNotice,
        long acknowledged,
        List<PriceAlert> alerts,
        List<Delivery> pending,
        List<DeliveryRecord> log)
        implements Persisted {}
