package io.crossbook.app;

import io.crossbook.domain.matching.Side;
import io.crossbook.protocol.Ladder;
import io.crossbook.readside.Queries;
import io.crossbook.readside.book.BookFold;
import io.crossbook.readside.book.BookHistory;
import io.crossbook.streaming.PastBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Reads books as they were for the streams, on threads that may block. */
final class PastBookReader {
    private final Queries queries;

    PastBookReader(Queries queries) {
        this.queries = queries;
    }

    /** A market's book after each of these events, from one replay. */
    CompletionStage<List<PastBook>> books(String marketId, SortedSet<Long> numbers) {
        return queries.run(connection -> read(connection, marketId, numbers));
    }

    private static List<PastBook> read(Connection connection, String marketId, SortedSet<Long> numbers)
            throws SQLException {
        List<PastBook> books = new ArrayList<>();
        BookHistory.atEach(connection, marketId, numbers, book -> books.add(past(book)));
        return books;
    }

    private static PastBook past(BookFold book) {
        List<Ladder> ladders = IntStream.range(0, book.selections())
                .mapToObj(selection -> new Ladder(
                        selection,
                        levels(book, selection, Side.BUY),
                        levels(book, selection, Side.SELL),
                        book.lastTick(selection),
                        book.traded(selection)))
                .toList();
        return new PastBook(book.seq(), book.version(), ladders);
    }

    private static List<Ladder.Level> levels(BookFold book, int selection, Side side) {
        return book.levels(selection, side).entrySet().stream()
                .map(level -> new Ladder.Level(level.getKey(), level.getValue()))
                .toList();
    }
}
