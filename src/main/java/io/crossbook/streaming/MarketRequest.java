package io.crossbook.streaming;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A market subscription that was found in order.
 *
 * @param marketIds sorted; none when the client wants nothing any more
 * @param from the numbers the client has, in the order of the ids; empty for a new beginning
 */
record MarketRequest(
        int id,
        List<String> marketIds,
        Form form,
        long conflateMicros,
        long heartbeatMicros,
        boolean segmented,
        Clocks clocks,
        Optional<long[]> from) {
    private static final int LEVELS_DEFAULT = 3;
    private static final Pattern MARKET_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Checks what the client wants, or throws the refusal that says what is wrong with it. */
    static MarketRequest of(Request.MarketSubscription asked, int marketsMax) {
        int id = asked.id();
        List<String> ids = marketIds(asked, marketsMax);
        long conflate = Limits.conflateMicros(id, asked.conflateMs());
        long heartbeat = Limits.heartbeatMicros(id, asked.heartbeatMs());
        boolean segmented = asked.segmentationEnabled() != null && asked.segmentationEnabled();
        Clocks clocks = clocks(ids);
        return new MarketRequest(
                id,
                ids,
                form(asked),
                conflate,
                heartbeat,
                segmented,
                clocks,
                Limits.from(id, clocks, asked.initialClk(), asked.clk()));
    }

    /** The clocks of a subscription to these markets. */
    static Clocks clocks(List<String> sortedIds) {
        return new Clocks("m", sortedIds);
    }

    private static List<String> marketIds(Request.MarketSubscription asked, int marketsMax) {
        List<String> given =
                asked.marketFilter() == null ? null : asked.marketFilter().marketIds();
        if (given == null || given.contains(null)) {
            throw new StreamRefusal(
                    StreamError.INVALID_INPUT, asked.id(), "marketFilter.marketIds must be a list of ids.");
        }
        Set<String> ids = new TreeSet<>(given);
        if (ids.size() > marketsMax) {
            throw new StreamRefusal(
                    StreamError.SUBSCRIPTION_LIMIT_EXCEEDED,
                    asked.id(),
                    "A subscription has at most " + marketsMax + " markets.");
        }
        for (String marketId : ids) {
            if (!MARKET_ID.matcher(marketId).matches()) {
                throw new StreamRefusal(StreamError.MARKET_NOT_FOUND, asked.id(), "There is no such market.");
            }
        }
        return List.copyOf(ids);
    }

    private static Form form(Request.MarketSubscription asked) {
        var filter = asked.marketDataFilter();
        Set<Field> fields = filter == null || filter.fields() == null
                ? EnumSet.of(Field.EX_BEST_OFFERS, Field.EX_LTP, Field.EX_MARKET_DEF)
                : filter.fields();
        int levels = filter == null || filter.ladderLevels() == null ? LEVELS_DEFAULT : filter.ladderLevels();
        if (fields.isEmpty() || fields.contains(null) || levels < 1 || levels > StampedSide.BEST_MAX) {
            throw new StreamRefusal(
                    StreamError.INVALID_INPUT,
                    asked.id(),
                    "marketDataFilter needs fields, and ladderLevels from 1 to " + StampedSide.BEST_MAX + ".");
        }
        return new Form(fields, levels);
    }
}
