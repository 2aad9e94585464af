package io.crossbook.streaming;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import java.util.List;
import java.util.Optional;

/** One socket's notices. */
final class NoticeSubscription extends OwnSubscription {
    private static final ByteString COMMA = ByteString.fromString(",");
    private static final ByteString END = ByteString.fromString("]}");

    private final NoticeFeed feed;
    /** The inbox's sequence number, and the number of the last notice, up to which the client was told everything. */
    private long seq;

    private long number = -1;

    NoticeSubscription(Asked asked, NoticeFeed feed, Runnable wake) {
        super("ncm", asked, feed, wake);
        this.feed = feed;
    }

    static Asked asked(Request.NotificationSubscription request, String userId) {
        Clocks clocks = new Clocks("n", List.of(userId, "notices"));
        int id = request.id();
        return new Asked(
                id,
                0,
                Limits.heartbeatMicros(id, request.heartbeatMs()),
                clocks,
                Limits.from(id, clocks, request.initialClk(), request.clk()));
    }

    @Override
    Body body(long has, Optional<long[]> from) {
        from.ifPresent(numbers -> {
            seq = numbers[0];
            number = numbers[1];
        });
        NoticeFeed.News news = feed.since(number);
        ByteStringBuilder members = new ByteStringBuilder();
        members.append(Words.bytes((news.image() ? ",\"img\":true" : "") + ",\"prevSeq\":" + (news.image() ? 0 : seq)
                + ",\"seq\":" + news.seq() + ",\"unread\":" + news.unread() + ",\"acknowledged\":"
                + news.acknowledged() + ",\"nc\":["));
        for (int i = 0; i < news.notices().size(); i++) {
            members.append(i == 0 ? ByteString.emptyByteString() : COMMA)
                    .append(news.notices().get(i));
        }
        seq = news.seq();
        number = news.number();
        return new Body(news.revision(), members.append(END).result());
    }

    @Override
    long[] numbers() {
        return new long[] {seq, number};
    }
}
