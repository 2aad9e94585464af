package io.crossbook.readside.wallet;

import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Reduction;
import io.crossbook.protocol.Effect;
import io.crossbook.readside.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What runners that left make of the bets of before, in the table of bets. */
final class ReducedBets {
    private static final String BEFORE =
            """
            SELECT b.seq, b.part, coalesce(b.settled_price, b.price), o.selection
            FROM bets b JOIN orders o USING (user_id, client_order_id)
            WHERE b.user_id = ? AND b.market_id = ? AND (b.seq, b.part) < (?, ?)
              AND b.settled_price IS DISTINCT FROM 0
            """;

    private static final String UPDATE =
            """
            UPDATE bets b SET settled_price = n.price FROM unnest(?, ?, ?, ?) AS n (user_id, seq, part, price)
            WHERE b.user_id = n.user_id AND b.seq = n.seq AND b.part = n.part
            """;

    private record Removal(String userId, String marketId, MarketTerms terms, long seq, int part, Effect.Removed what) {
        long price(int selection, long price) {
            return selection == what.selection() ? 0 : Reduction.odds(price, what.reductionHundredths(), terms);
        }
    }

    private final List<Removal> removals = new ArrayList<>();

    void add(String userId, String marketId, MarketTerms terms, long seq, int part, Effect.Removed what) {
        removals.add(new Removal(userId, marketId, terms, seq, part, what));
    }

    /** In their order, when the bets of before are in the table. */
    void execute(Connection connection) throws SQLException {
        for (Removal removal : removals) {
            Sql update = new Sql(UPDATE, "text", "bigint", "int", "bigint");
            try (PreparedStatement query = connection.prepareStatement(BEFORE)) {
                query.setString(1, removal.userId());
                query.setString(2, removal.marketId());
                query.setLong(3, removal.seq());
                query.setInt(4, removal.part());
                try (ResultSet bet = query.executeQuery()) {
                    while (bet.next()) {
                        long price = removal.price(bet.getInt(4), bet.getLong(3));
                        update.add(removal.userId(), bet.getLong(1), bet.getInt(2), price);
                    }
                }
            }
            update.execute(connection);
        }
        removals.clear();
    }
}
