package io.crossbook.http;

import io.crossbook.domain.money.Money;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.Selection;
import io.crossbook.readside.wallet.HistoryQueries.EndedPosition;
import io.crossbook.wallet.WalletView;
import java.util.List;
import java.util.stream.IntStream;

/** What the caller has at stake in one market, or what it came to. */
record PositionJson(
        String marketId,
        String marketName,
        String kind,
        String status,
        String exposure,
        List<Outcome> outcomes,
        String profit,
        String commission,
        String settledAt) {
    /** What the caller wins or loses if this selection wins; selectionId is null for "none of them". */
    record Outcome(String selectionId, String name, String profit) {}

    static PositionJson of(WalletView.Market market, MarketDefinition definition) {
        return new PositionJson(
                market.marketId(),
                definition.name(),
                definition.kind().name(),
                "OPEN",
                market.exposure().toString(),
                IntStream.range(0, market.profitIfOutcome().size())
                        .mapToObj(i -> outcome(
                                definition.selections(),
                                i,
                                market.profitIfOutcome().get(i)))
                        .toList(),
                null,
                null,
                null);
    }

    /** A market that is over for the caller: nothing is at stake, and this is what it came to. */
    static PositionJson ended(EndedPosition position, MarketDefinition definition) {
        return new PositionJson(
                position.marketId(),
                definition.name(),
                definition.kind().name(),
                position.status(),
                Money.ofMicros(0).toString(),
                List.of(),
                Money.ofMicros(position.profit()).toString(),
                Money.ofMicros(position.commission()).toString(),
                Times.ofMicros(position.at()));
    }

    private static Outcome outcome(List<Selection> selections, int index, long profitMicros) {
        String profit = Money.ofMicros(profitMicros).toString();
        return index < selections.size()
                ? new Outcome(selections.get(index).id(), selections.get(index).name(), profit)
                : new Outcome(null, null, profit);
    }
}
