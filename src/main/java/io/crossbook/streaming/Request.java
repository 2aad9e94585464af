package io.crossbook.streaming;

import java.util.List;
import java.util.Set;

/** What a client may ask of a stream; every field but op and id may be missing. */
sealed interface Request {
    int id();

    /** Says who it is; the session is an access token. */
    record Authentication(String op, int id, String session) implements Request {}

    /** Wants prices of markets. */
    record MarketSubscription(
            String op,
            int id,
            MarketFilter marketFilter,
            MarketDataFilter marketDataFilter,
            Integer conflateMs,
            Integer heartbeatMs,
            Boolean segmentationEnabled,
            String initialClk,
            String clk)
            implements Request {}

    /** Wants its own orders and money. */
    record OrderSubscription(String op, int id, Integer conflateMs, Integer heartbeatMs, String initialClk, String clk)
            implements Request {}

    /** Wants what concerns it. */
    record NotificationSubscription(String op, int id, Integer heartbeatMs, String initialClk, String clk)
            implements Request {}

    /** Wants to know that somebody is there. */
    record Heartbeat(String op, int id) implements Request {}

    record MarketFilter(List<String> marketIds) {}

    record MarketDataFilter(Set<Field> fields, Integer ladderLevels) {}
}
