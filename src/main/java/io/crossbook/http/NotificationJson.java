package io.crossbook.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossbook.notification.DeliveryRecord;
import io.crossbook.notification.Notice;
import io.crossbook.notification.Words;
import java.util.List;
import java.util.Map;

/**
 * A notice as its reader gets it.
 *
 * @param read null where the reader can tell by the number up to which is read
 */
record NotificationJson(
        long number,
        String category,
        String kind,
        String text,
        Map<String, String> details,
        String source,
        long seq,
        String time,
        Boolean read) {
    /** A page of notices, and how many of all that are kept are unread. */
    record Listed(
            List<NotificationJson> items,
            @JsonInclude(JsonInclude.Include.ALWAYS) String nextCursor,
            long unread,
            long acknowledged) {}

    /** How far the caller has read. */
    record Acknowledged(long acknowledged, long unread) {}

    /** A line of the delivery log. */
    record Attempt(
            String deliveryId, String channel, long number, int attempt, String result, String detail, String time) {
        static Attempt of(DeliveryRecord record) {
            return new Attempt(
                    record.id(),
                    record.channel().name(),
                    record.notice(),
                    record.attempt(),
                    record.result().name(),
                    record.detail(),
                    Times.ofMicros(record.at()));
        }
    }

    static NotificationJson of(Notice notice, long acknowledged) {
        return of(notice, (Boolean) (notice.number() <= acknowledged));
    }

    static NotificationJson pushed(Notice notice) {
        return of(notice, null);
    }

    private static NotificationJson of(Notice notice, Boolean read) {
        return new NotificationJson(
                notice.number(),
                notice.category().name(),
                notice.kind(),
                Words.of(notice),
                notice.details(),
                notice.source(),
                notice.seq(),
                Times.ofMicros(notice.at()),
                read);
    }
}
