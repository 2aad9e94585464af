package io.crossbook.notification;

import io.crossbook.sourcing.Publication;
import java.util.List;

/**
 * What its owner is told of an inbox: how much is unread, and notices, all that are kept in an image and the new ones
 * otherwise. Only what is shown in-app counts.
 *
 * @param image whether the notices are all that are kept
 * @param prevSeq the inbox's sequence number before
 * @param committedAt microseconds since 1970 at which this was known to be durable
 * @param acknowledged number up to which the owner has seen them
 * @param lastNotice number of the last notice there is, shown or not
 * @param floor every notice after this number is kept, those up to it are not any more
 * @param notices by ascending number
 */
public record InboxNews(
        String userId,
        boolean image,
        long prevSeq,
        long seq,
        long committedAt,
        long unread,
        long acknowledged,
        long lastNotice,
        long floor,
        List<Notice> notices)
        implements Publication {
    public InboxNews {
        notices = List.copyOf(notices);
    }
}
