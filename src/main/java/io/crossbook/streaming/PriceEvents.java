package io.crossbook.streaming;

import akka.util.ByteString;
import io.crossbook.sourcing.Refusal;
import java.util.List;
import java.util.Optional;

/** Says in Server-Sent Events what a socket says in messages. */
final class PriceEvents {
    /** Lets nobody in: events carry prices only. */
    static final Authentication NOBODY = token -> {
        throw new Refusal(No.UNAUTHENTICATED);
    };

    private static final String CLOCK = "\"clk\":\"";
    private static final String REFUSED = "\"statusCode\":\"FAILURE\"";
    private static final String PRICES = "{\"op\":\"mcm\"";
    private static final ByteString COMMENT = ByteString.fromString(":\n\n");
    private static final ByteString DATA = ByteString.fromString("data: ");
    private static final ByteString END = ByteString.fromString("\n\n");

    private enum No {
        UNAUTHENTICATED
    }

    private PriceEvents() {}

    /** The request that a client of a socket would send. */
    static ByteString subscription(String marketId, Optional<String> lastEventId, int levels, int conflateMs) {
        String resume = lastEventId
                .map(clk -> ",\"initialClk\":\"" + new Clocks("m", List.of(marketId)).initial() + "\",\"clk\":"
                        + Words.quoted(clk))
                .orElse("");
        return Words.bytes("{\"op\":\"marketSubscription\",\"id\":0,\"marketFilter\":{\"marketIds\":[\"" + marketId
                + "\"]},\"marketDataFilter\":{\"fields\":[\"EX_BEST_OFFERS\",\"EX_LTP\",\"EX_TRADED_VOL\","
                + "\"EX_MARKET_DEF\"],\"ladderLevels\":" + levels + "},\"conflateMs\":" + conflateMs + resume + "}");
    }

    static boolean isRefusal(Outbound message) {
        return message.kind() == Outbound.Kind.CLOSE
                || (message.kind() == Outbound.Kind.TEXT
                        && message.data().utf8String().contains(REFUSED));
    }

    /** The event, empty when the message means nothing here. */
    static ByteString event(Outbound message) {
        if (message.kind() != Outbound.Kind.TEXT) {
            return message.kind() == Outbound.Kind.PING ? COMMENT : ByteString.emptyByteString();
        }
        String json = message.data().utf8String();
        if (isRefusal(message)) {
            return ByteString.fromString("event: error\n")
                    .concat(DATA)
                    .concat(message.data())
                    .concat(END);
        }
        if (!json.startsWith(PRICES)) {
            return ByteString.emptyByteString();
        }
        int clock = json.indexOf(CLOCK) + CLOCK.length();
        String id = "id: " + json.substring(clock, json.indexOf('"', clock)) + "\n";
        return ByteString.fromString(id).concat(DATA).concat(message.data()).concat(END);
    }
}
