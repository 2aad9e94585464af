package io.crossbook.streaming;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import java.util.List;
import java.util.Optional;

/** One socket's own orders and money. */
final class OrderSubscription extends OwnSubscription {
    private static final ByteString COMMA = ByteString.fromString(",");
    private static final ByteString END = ByteString.fromString("]}");

    private final OrderFeed feed;
    private long seq = -1;

    OrderSubscription(Asked asked, OrderFeed feed, Runnable wake) {
        super("ocm", asked, feed, wake);
        this.feed = feed;
    }

    static Asked asked(Request.OrderSubscription request, String userId) {
        Clocks clocks = new Clocks("o", List.of(userId));
        int id = request.id();
        return new Asked(
                id,
                Limits.conflateMicros(id, request.conflateMs()),
                Limits.heartbeatMicros(id, request.heartbeatMs()),
                clocks,
                Limits.from(id, clocks, request.initialClk(), request.clk()));
    }

    @Override
    Body body(long has, Optional<long[]> from) {
        OrderFeed.News news = from.isPresent() ? feed.resume(from.orElseThrow()[0]) : feed.since(has);
        seq = news.seq();
        ByteStringBuilder members = new ByteStringBuilder();
        members.append(
                Words.bytes((news.image() ? ",\"img\":true" : "") + ",\"account\":" + news.account() + ",\"oc\":["));
        for (int i = 0; i < news.markets().size(); i++) {
            members.append(i == 0 ? ByteString.emptyByteString() : COMMA)
                    .append(news.markets().get(i));
        }
        return new Body(news.revision(), members.append(END).result());
    }

    @Override
    long[] numbers() {
        return new long[] {seq};
    }
}
