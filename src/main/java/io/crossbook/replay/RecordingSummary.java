package io.crossbook.replay;

import io.crossbook.replay.RecordedMessage.Definition;
import io.crossbook.replay.RecordedMessage.Runner;
import io.crossbook.replay.RecordedMessage.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the whole recording amounts to, learned by reading it once before it is replayed.
 *
 * @param first the first definition, which names the selections
 * @param last the last definition, which names the winners if the market was closed
 * @param finalSuspensionLine the line with which trading ended for good, or 0 when it never did
 * @param lateTrades trades reported after that line: they can only be reproduced before it
 */
record RecordingSummary(
        String marketId,
        long messages,
        long firstPublishedAt,
        long lastPublishedAt,
        Definition first,
        Definition last,
        Map<String, Totals> totals,
        long crossedUpdates,
        long finalSuspensionLine,
        Map<String, List<Trade>> lateTrades) {

    /** Traded volume of one selection and what was later taken back from it, in hundredths. */
    record Totals(long recorded, long corrected) {}

    /** All selections the recording ever defines, in the order of their first appearance. */
    List<Runner> runners() {
        Map<String, Runner> runners = new LinkedHashMap<>();
        first.runners().forEach(runner -> runners.put(runner.id(), runner));
        last.runners().forEach(runner -> runners.putIfAbsent(runner.id(), runner));
        return List.copyOf(runners.values());
    }

    /** The recorded winners; empty when the recording ends before the market was closed. */
    List<String> winners() {
        return last.status() == Status.CLOSED ? last.winners() : List.of();
    }

    /** Reads the whole recording; anything that cannot be replayed throws {@link BadRecordingException}. */
    static RecordingSummary of(Recording recording) {
        Scan scan = new Scan(recording.name());
        recording.forEach(scan::read);
        return scan.summary();
    }

    private static final class Scan {
        private final String name;
        private final RecordedMarket market = new RecordedMarket();
        private final Map<String, List<Trade>> late = new LinkedHashMap<>();
        private String marketId;
        private Definition first;
        private long messages;
        private long firstPublishedAt;
        private long lastPublishedAt;
        private long suspendedSince;

        private Scan(String name) {
            this.name = name;
        }

        private void read(RecordedMessage message) {
            if (marketId == null) {
                marketId = message.marketId();
                firstPublishedAt = message.publishedAt();
            } else if (!marketId.equals(message.marketId())) {
                throw new BadRecordingException(name + ": line " + message.line() + " is about market "
                        + message.marketId() + " but the file began with " + marketId + "; one file holds one market");
            }
            messages++;
            lastPublishedAt = message.publishedAt();
            boolean wasOpen = market.isOpen();
            Map<String, List<Trade>> trades = market.apply(message);
            if (first == null) {
                first = market.definition().orElseThrow();
            }
            if (market.isOpen()) {
                suspendedSince = 0;
                late.clear();
            } else if (wasOpen) {
                suspendedSince = message.line();
            } else {
                trades.forEach((id, list) ->
                        late.computeIfAbsent(id, key -> new ArrayList<>()).addAll(list));
            }
        }

        private RecordingSummary summary() {
            if (first == null) {
                throw new BadRecordingException(name + ": holds no market change (\"op\":\"mcm\"); not a recording");
            }
            Map<String, Totals> totals = new LinkedHashMap<>();
            market.runners()
                    .forEach((id, runner) -> totals.put(id, new Totals(runner.recordedVolume(), runner.corrected())));
            return new RecordingSummary(
                    marketId,
                    messages,
                    firstPublishedAt,
                    lastPublishedAt,
                    first,
                    market.definition().orElseThrow(),
                    totals,
                    market.crossedUpdates(),
                    suspendedSince,
                    late);
        }
    }
}
