package io.crossbook.readside.book;

import io.crossbook.readside.View;
import io.crossbook.readside.ViewGroup;
import java.util.List;

/** The group of all views that follow order books. */
public final class BookViews {
    public static final ViewGroup GROUP = new ViewGroup("book", "OrderBook", BookViews::create);

    private BookViews() {}

    private static List<View> create() {
        BookFolds folds = new BookFolds();
        return List.of(
                new DepthView(folds),
                folds,
                new BoardView(folds),
                new TradesView(folds),
                new CandlesView(folds),
                new TurnoverView(folds));
    }
}
