package io.crossbook.audit;

/** A count or sum over the rows that the read tables hold of one entity, and how the journal's events come to it. */
public enum ViewFigure {
    LAST_BALANCE(
            "wallet",
            "Wallet",
            "balance after the last line of the statement",
            """
            SELECT DISTINCT ON (user_id) user_id, balance_after FROM read.statement
            ORDER BY user_id, seq DESC, part DESC
            """),
    MOVED("wallet", "Wallet", "sum of the statement", "SELECT user_id, sum(amount) FROM read.statement GROUP BY 1"),
    ORDERS("wallet", "Wallet", "number of orders", "SELECT user_id, count(*) FROM read.orders GROUP BY 1"),
    MATCHED(
            "wallet",
            "Wallet",
            "size matched of orders",
            "SELECT user_id, sum(size_matched) FROM read.orders GROUP BY 1"),
    BETS("wallet", "Wallet", "number of bets", "SELECT user_id, count(*) FROM read.bets GROUP BY 1"),
    BET_SIZES("wallet", "Wallet", "size of bets", "SELECT user_id, sum(size) FROM read.bets GROUP BY 1"),
    TRADES("book", "OrderBook", "number of trades", "SELECT market_id, count(*) FROM read.trades GROUP BY 1"),
    TRADED("book", "OrderBook", "size of trades", "SELECT market_id, sum(size) FROM read.trades GROUP BY 1"),
    BOARD("book", "OrderBook", "size traded on the board", "SELECT market_id, sum(traded) FROM read.board GROUP BY 1"),
    CANDLES(
            "book",
            "OrderBook",
            "volume of the candles of a minute",
            "SELECT market_id, sum(volume) FROM read.candles WHERE seconds = 60 GROUP BY 1");

    private final String group;
    private final String kind;
    private final String text;
    private final String byEntity;

    ViewFigure(String group, String kind, String text, String byEntity) {
        this.group = group;
        this.kind = kind;
        this.text = text;
        this.byEntity = byEntity;
    }

    /** In words. */
    String text() {
        return text;
    }

    String kind() {
        return kind;
    }

    /** Rows of persistence id, the number of the last event that the views were told, and the figure. */
    String query() {
        return "SELECT p.persistence_id, p.seq, coalesce(v.value, 0) FROM read.progress p LEFT JOIN (" + byEntity
                + ") AS v (id, value) ON p.persistence_id = '" + kind + "|' || v.id WHERE p.view_group = '" + group
                + "'";
    }
}
