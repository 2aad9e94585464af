package io.crossbook.http;

import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketDefinition;
import io.crossbook.readside.book.BookHistory.Changes;
import io.crossbook.readside.book.BookHistory.LevelChange;
import io.crossbook.readside.book.BookHistory.SelectionChange;
import io.crossbook.readside.book.BookQueries.Candle;
import io.crossbook.readside.book.BookQueries.Depth;
import io.crossbook.readside.book.BookQueries.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The past of a book as everybody reads it. */
final class HistoryJson {
    /** Taker is the side of whoever came last. */
    record TradeJson(long seq, String time, String selectionId, String price, String size, String taker) {
        static TradeJson of(Trade trade, MarketDefinition market) {
            return new TradeJson(
                    trade.seq(),
                    Times.ofMicros(trade.at()),
                    market.selections().get(trade.selection()).id(),
                    Price.format(trade.price()),
                    Size.format(trade.size()),
                    KindWords.of(market.kind()).word(trade.taker()).name());
        }
    }

    record CandleJson(
            String selectionId,
            String start,
            String open,
            String high,
            String low,
            String close,
            String volume,
            long trades,
            long seq) {
        static CandleJson of(Candle candle, MarketDefinition market) {
            return new CandleJson(
                    market.selections().get(candle.selection()).id(),
                    ofSeconds(candle.start()),
                    Price.format(candle.open()),
                    Price.format(candle.high()),
                    Price.format(candle.low()),
                    Price.format(candle.close()),
                    Size.format(candle.volume()),
                    candle.trades(),
                    candle.seq());
        }
    }

    /** The book at the end of the second that begins at this time. */
    record DepthJson(String time, long seq, List<BookJson.SelectionJson> selections) {
        static DepthJson of(Depth depth, MarketDefinition market) {
            return new DepthJson(
                    ofSeconds(depth.second()),
                    depth.seq(),
                    IntStream.range(0, market.selections().size())
                            .mapToObj(i -> BookJson.levels(
                                    market, i, levels(depth, i, Side.BUY, market), levels(depth, i, Side.SELL, market)))
                            .toList());
        }

        private static List<List<String>> levels(Depth depth, int selection, Side side, MarketDefinition market) {
            TickTable ticks = market.terms().rules().ticks();
            return depth.levels().stream()
                    .filter(level -> level.selection() == selection && level.side() == side)
                    .map(level -> List.of(Price.format(ticks.price(level.tick())), Size.format(level.size())))
                    .toList();
        }
    }

    /** Levels that differ as [price, size before, size after], best first; traded is what was matched between. */
    record ChangesJson(
            String marketId,
            long fromSeq,
            String fromTime,
            long toSeq,
            String toTime,
            List<BookJson.SelectionJson> selections) {
        static ChangesJson of(String marketId, Changes changes, MarketDefinition market) {
            return new ChangesJson(
                    marketId,
                    changes.fromSeq(),
                    Times.ofMicros(changes.fromAt()),
                    changes.toSeq(),
                    Times.ofMicros(changes.toAt()),
                    changes.selections().stream()
                            .map(change -> selection(change, market))
                            .toList());
        }

        private static BookJson.SelectionJson selection(SelectionChange change, MarketDefinition market) {
            List<LevelChange> bestBuysFirst = new ArrayList<>(change.buys());
            Collections.reverse(bestBuysFirst);
            return BookJson.levels(
                            market, change.selection(), levels(bestBuysFirst, market), levels(change.sells(), market))
                    .withTraded(Size.format(change.traded()));
        }

        private static List<List<String>> levels(List<LevelChange> levels, MarketDefinition market) {
            TickTable ticks = market.terms().rules().ticks();
            return levels.stream()
                    .map(level -> List.of(
                            Price.format(ticks.price(level.tick())),
                            Size.format(level.before()),
                            Size.format(level.after())))
                    .toList();
        }
    }

    private HistoryJson() {}

    private static String ofSeconds(long seconds) {
        return Times.ofMicros(TimeUnit.SECONDS.toMicros(seconds));
    }
}
