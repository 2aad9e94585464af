package io.crossbook.invoicing;

import io.crossbook.documents.Document;
import io.crossbook.documents.DocumentKind;
import io.crossbook.domain.matching.Side;
import io.crossbook.market.MarketDefinition;
import io.crossbook.readside.JournalPages;
import io.crossbook.readside.Json;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Rows;
import io.crossbook.readside.Sql;
import io.crossbook.readside.wallet.WalletViews;
import io.crossbook.wallet.WalletEvent.MarketEntered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the views know about settlements. */
final class SettlementFacts {
    private static final String BEHIND =
            """
            SELECT count(*) FROM unnest(?, ?, ?) AS k (view_group, persistence_id, seq)
            LEFT JOIN read.progress p ON p.view_group = k.view_group AND p.persistence_id = k.persistence_id
            WHERE coalesce(p.seq, 0) < k.seq
            """;

    private static final String EARLIER =
            """
            SELECT k.key, s.seq, s.profit, s.commission
            FROM unnest(?, ?, ?, ?, ?) AS k (key, user_id, market_id, low, seq)
            JOIN read.settlements s
              ON s.user_id = k.user_id AND s.seq >= k.low AND s.seq < k.seq AND s.market_id = k.market_id
            ORDER BY s.user_id, s.seq, s.part
            """;

    private static final String MATCHES =
            """
            SELECT k.key, b.client_order_id, o.selection, o.side, b.tick, b.price, b.size, b.seq, b.at,
                   coalesce(b.settled_price, b.price)
            FROM unnest(?, ?, ?, ?, ?) AS k (key, user_id, market_id, low, seq)
            JOIN read.bets b ON b.user_id = k.user_id AND b.seq >= k.low AND b.seq < k.seq AND b.market_id = k.market_id
            JOIN read.orders o ON o.user_id = b.user_id AND o.client_order_id = b.client_order_id
            ORDER BY b.user_id, b.seq, b.part
            """;

    private static final String MARKETS = "SELECT market_id, definition FROM read.markets WHERE market_id = ANY (?)";

    private static final String INVOICE =
            "SELECT number FROM read.documents WHERE user_id = ? AND kind = ? AND subject = ?";

    private final Connection connection;

    SettlementFacts(Connection connection) {
        this.connection = connection;
    }

    /** Whether the views of wallets have been told of all these. */
    boolean reach(Collection<Settling> settlings) throws SQLException {
        Sql wanted = new Sql(BEHIND, "text", "text", "bigint");
        settlings.forEach(settling -> wanted.add(WalletViews.GROUP.name(), settling.persistenceId(), settling.seq()));
        try (PreparedStatement query = wanted.prepare(connection);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1) == 0;
        }
    }

    /** What users' earlier settlements in the same market came to, by key; nothing for those without. */
    Map<String, Due> dueBefore(Collection<Settling> settlings) throws SQLException {
        Map<String, Due> due = new HashMap<>();
        try (PreparedStatement query = over(EARLIER, settlings).prepare(connection);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Due before = due.getOrDefault(row.getString(1), Due.NOTHING);
                due.put(row.getString(1), before.plus(row.getLong(2), row.getLong(3), row.getLong(4)));
            }
        }
        return due;
    }

    /** The users' matches in the markets, by key. */
    Map<String, List<Match>> matches(Collection<Settling> settlings) throws SQLException {
        Map<String, List<Match>> matches = new HashMap<>();
        try (PreparedStatement query = over(MATCHES, settlings).prepare(connection);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                matches.computeIfAbsent(row.getString(1), same -> new ArrayList<>())
                        .add(new Match(
                                row.getString(2),
                                row.getInt(3),
                                Side.valueOf(row.getString(4)),
                                row.getInt(5),
                                row.getLong(6),
                                row.getLong(10),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9)));
            }
        }
        return matches;
    }

    private static Sql over(String statement, Collection<Settling> settlings) {
        Sql keys = new Sql(statement, "text", "text", "text", "bigint", "bigint");
        settlings.forEach(settling ->
                keys.add(settling.key(), settling.userId(), settling.marketId(), settling.fromSeq(), settling.seq()));
        return keys;
    }

    /** What users were spared of the commission since they entered the markets, in hundredths of a percent, by key. */
    Map<String, Integer> discounts(Collection<Settling> settlings) throws SQLException {
        Map<String, Integer> discounts = new HashMap<>();
        for (Recorded recorded : JournalPages.numbered(
                connection,
                settlings.stream().map(Settling::persistenceId).toList(),
                settlings.stream().map(Settling::fromSeq).toList())) {
            var entered = (MarketEntered) recorded.event();
            discounts.put(Settling.key(recorded.entityId(), entered.marketId()), entered.discountBps());
        }
        return discounts;
    }

    /** The definitions that are known, by market. */
    Map<String, MarketDefinition> markets(Collection<Settling> settlings) throws SQLException {
        Object[] ids = settlings.stream().map(Settling::marketId).distinct().toArray();
        Map<String, MarketDefinition> markets = new HashMap<>();
        Rows.of(
                connection,
                MARKETS,
                row -> markets.put(row.getString(1), Json.read(row.getString(2), MarketDefinition.class)),
                connection.createArrayOf("text", ids));
        return markets;
    }

    /** Number of the invoice for a settlement, null when it is not known yet. */
    String invoice(Settling settling, Due invoiced) throws SQLException {
        List<String> numbers = Rows.of(
                connection,
                INVOICE,
                row -> row.getString(1),
                settling.userId(),
                DocumentKind.INVOICE.name(),
                Document.subjectOf(settling.marketId(), invoiced.invoicedBy()));
        return numbers.isEmpty() ? null : numbers.get(0);
    }
}
