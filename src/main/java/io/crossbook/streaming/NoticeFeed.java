package io.crossbook.streaming;

import akka.util.ByteString;
import io.crossbook.notification.InboxNews;
import io.crossbook.notification.Notice;
import io.crossbook.sourcing.Publication;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One user's notices as this node knows them. A notice never changes and has its number for ever, so whatever the age
 * of a client's clock, what it lacks are the notices after the last number it has.
 */
final class NoticeFeed extends OwnFeed {
    private final Function<Notice, ByteString> writer;
    private final NavigableMap<Long, ByteString> notices = new TreeMap<>();
    private InboxNews latest;
    /** Every notice after this number is known here. */
    private long floor;

    /**
     * What is new to a reader.
     *
     * @param number of the last notice there is
     */
    record News(
            boolean image,
            long revision,
            long seq,
            long number,
            long unread,
            long acknowledged,
            List<ByteString> notices) {}

    NoticeFeed(Function<Notice, ByteString> writer) {
        this.writer = writer;
    }

    @Override
    synchronized long seq() {
        return latest == null ? -1 : latest.seq();
    }

    @Override
    boolean isImage(Publication news) {
        return ((InboxNews) news).image();
    }

    @Override
    boolean take(Publication publication, long now) {
        InboxNews news = (InboxNews) publication;
        List<Runnable> due;
        synchronized (this) {
            live(true);
            if (latest != null && news.seq() <= latest.seq()) {
                return true;
            }
            if (!news.image() && (latest == null || news.prevSeq() > latest.seq())) {
                return false;
            }
            boolean silent = latest != null && tellsNothing(news);
            latest = news;
            keep(news);
            if (silent) {
                return true;
            }
            nextRevision();
            due = woken();
        }
        due.forEach(Runnable::run);
        return true;
    }

    private boolean tellsNothing(InboxNews news) {
        return news.unread() == latest.unread()
                && news.acknowledged() == latest.acknowledged()
                && (news.image()
                        ? news.lastNotice() == latest.lastNotice()
                        : news.notices().isEmpty());
    }

    private void keep(InboxNews news) {
        news.notices().forEach(notice -> notices.computeIfAbsent(notice.number(), number -> writer.apply(notice)));
        floor = Math.max(floor, news.floor());
        notices.headMap(floor, true).clear();
    }

    /** What somebody lacks who has every notice up to this number, -1 for nothing. */
    synchronized News since(long number) {
        boolean image = number < floor || number > latest.lastNotice();
        return new News(
                image,
                revision(),
                latest.seq(),
                latest.lastNotice(),
                latest.unread(),
                latest.acknowledged(),
                List.copyOf((image ? notices : notices.tailMap(number, false)).values()));
    }
}
