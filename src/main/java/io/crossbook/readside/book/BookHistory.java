package io.crossbook.readside.book;

import io.crossbook.domain.matching.Side;
import io.crossbook.readside.Replay;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Books as they were, rebuilt from their events. */
public final class BookHistory {
    private static final String KIND = "OrderBook|";

    /** Size resting at a tick before and after, in hundredths; 0 for nothing. */
    public record LevelChange(int tick, long before, long after) {}

    /** What became of one selection between two points; traded in hundredths; levels by ascending tick. */
    public record SelectionChange(
            int selection, List<LevelChange> buys, List<LevelChange> sells, long traded, long trades) {}

    /** What became of a book; times in microseconds since 1970. Selections without a change are left out. */
    public record Changes(long fromSeq, long fromAt, long toSeq, long toAt, List<SelectionChange> selections) {}

    private record Lane(NavigableMap<Integer, Long> buys, NavigableMap<Integer, Long> sells, long traded, long trades) {
        static Lane of(BookFold book, int selection) {
            return new Lane(
                    new TreeMap<>(book.levels(selection, Side.BUY)),
                    new TreeMap<>(book.levels(selection, Side.SELL)),
                    book.traded(selection),
                    book.trades(selection));
        }
    }

    private BookHistory() {}

    /** The book after its event of this number. */
    public static BookFold atSeq(Connection connection, String marketId, long seq) throws SQLException {
        BookFold book = new BookFold();
        Replay.numbers(connection, KIND + marketId, 1, seq, book::apply);
        return book;
    }

    /** Shows the book after each of these events, which must have happened, one after the other. */
    public static void atEach(
            Connection connection, String marketId, SortedSet<Long> numbers, Consumer<BookFold> reader)
            throws SQLException {
        BookFold book = new BookFold();
        for (long seq : numbers) {
            Replay.numbers(connection, KIND + marketId, book.seq() + 1, seq, book::apply);
            reader.accept(book);
        }
    }

    /** The book at a time in microseconds since 1970. */
    public static BookFold at(Connection connection, String marketId, long at) throws SQLException {
        BookFold book = new BookFold();
        Replay.until(connection, KIND + marketId, at, book::apply);
        return book;
    }

    /** What differs between the book after one event and after a later or the same one. */
    public static Changes changes(Connection connection, String marketId, long fromSeq, long toSeq)
            throws SQLException {
        BookFold book = atSeq(connection, marketId, fromSeq);
        long fromAt = book.at();
        List<Lane> before = new ArrayList<>();
        for (int i = 0; i < book.selections(); i++) {
            before.add(Lane.of(book, i));
        }
        if (toSeq > fromSeq) {
            Replay.numbers(connection, KIND + marketId, fromSeq + 1, toSeq, book::apply);
        }
        List<SelectionChange> changes = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Lane old = before.get(i);
            Lane now = Lane.of(book, i);
            if (!old.equals(now)) {
                changes.add(new SelectionChange(
                        i,
                        levels(old.buys(), now.buys()),
                        levels(old.sells(), now.sells()),
                        now.traded() - old.traded(),
                        now.trades() - old.trades()));
            }
        }
        return new Changes(fromSeq, fromAt, book.seq(), book.at(), changes);
    }

    private static List<LevelChange> levels(NavigableMap<Integer, Long> before, NavigableMap<Integer, Long> after) {
        NavigableMap<Integer, Long> ticks = new TreeMap<>(before);
        ticks.putAll(after);
        return ticks.keySet().stream()
                .map(tick -> new LevelChange(tick, before.getOrDefault(tick, 0L), after.getOrDefault(tick, 0L)))
                .filter(level -> level.before() != level.after())
                .toList();
    }
}
