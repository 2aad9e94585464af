package io.crossbook.readside.market;

import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketEvent.MarketClosed;
import io.crossbook.market.MarketEvent.MarketCreated;
import io.crossbook.market.MarketEvent.MarketOpened;
import io.crossbook.market.MarketEvent.MarketResolved;
import io.crossbook.market.MarketEvent.MarketSettled;
import io.crossbook.market.MarketEvent.MarketSuspended;
import io.crossbook.market.MarketEvent.MarketTurnedInPlay;
import io.crossbook.market.MarketEvent.ResolutionDisputed;
import io.crossbook.market.MarketEvent.ResolutionProposed;
import io.crossbook.market.MarketEvent.ResolutionRejected;
import io.crossbook.market.MarketEvent.ResultCorrected;
import io.crossbook.market.MarketEvent.SelectionRemoved;
import io.crossbook.market.RemovedSelection;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.readside.Json;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Definition and state of every market. */
final class MarketsView implements View {
    private static final String READ =
            """
            SELECT m.* FROM markets m
            JOIN unnest(?) AS k (market_id) USING (market_id)
            """;

    private static final String UPSERT =
            """
            INSERT INTO markets SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (market_id) DO UPDATE SET
              status = excluded.status, in_play = excluded.in_play, voided = excluded.voided,
              removed = excluded.removed, updated_at = excluded.updated_at, seq = excluded.seq
            """;

    private static final class Row {
        private MarketDefinition definition;
        private MarketStatus status;
        private boolean inPlay;
        private boolean voided;
        private final List<RemovedSelection> removed = new ArrayList<>();
        private long createdAt;
        private long updatedAt;
        private long seq;
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    @Override
    public String name() {
        return "markets";
    }

    @Override
    public List<String> tables() {
        return List.of("markets");
    }

    @Override
    public void begin(Connection connection, List<Recorded> events) throws SQLException {
        rows.clear();
        Sql ids = new Sql(READ, "text");
        events.stream().map(Recorded::entityId).distinct().forEach(ids::add);
        try (PreparedStatement query = ids.prepare(connection);
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                Row row = new Row();
                row.status = MarketStatus.valueOf(found.getString("status"));
                row.inPlay = found.getBoolean("in_play");
                row.voided = found.getBoolean("voided");
                row.removed.addAll(List.of(Json.read(found.getString("removed"), RemovedSelection[].class)));
                row.createdAt = found.getLong("created_at");
                row.definition = Json.read(found.getString("definition"), MarketDefinition.class);
                rows.put(found.getString("market_id"), row);
            }
        }
    }

    @Override
    public void on(Recorded recorded) {
        MarketEvent event = (MarketEvent) recorded.event();
        Row row = rows.computeIfAbsent(recorded.entityId(), id -> new Row());
        if (event instanceof MarketCreated created) {
            row.definition = created.definition();
            row.status = MarketStatus.INACTIVE;
            row.createdAt = created.at();
        } else if (event instanceof MarketOpened) {
            row.status = MarketStatus.OPEN;
        } else if (event instanceof MarketSuspended) {
            row.status = MarketStatus.SUSPENDED;
        } else if (event instanceof MarketTurnedInPlay) {
            row.inPlay = true;
        } else if (event instanceof MarketClosed) {
            row.status = MarketStatus.CLOSED;
        } else if (event instanceof SelectionRemoved removal) {
            row.removed.add(removal.removed());
        } else if (event instanceof ResolutionProposed) {
            row.status = MarketStatus.PROPOSED;
        } else if (event instanceof ResolutionDisputed) {
            row.status = MarketStatus.DISPUTED;
        } else if (event instanceof ResolutionRejected) {
            row.status = MarketStatus.CLOSED;
        } else if (event instanceof MarketResolved resolved) {
            row.status = MarketStatus.SETTLING;
            row.voided = resolved.resolution().voided();
        } else if (event instanceof ResultCorrected corrected) {
            row.status = MarketStatus.SETTLING;
            row.voided = corrected.resolution().voided();
        } else if (event instanceof MarketSettled) {
            row.status = row.voided ? MarketStatus.VOIDED : MarketStatus.SETTLED;
        }
        row.updatedAt = event.at();
        row.seq = recorded.seq();
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        Sql upsert = new Sql(
                UPSERT, "text", "text", "text", "text", "bigint", "text", "boolean", "boolean", "text", "bigint",
                "bigint", "bigint", "text");
        rows.forEach((id, row) -> upsert.add(
                id,
                row.definition.kind().name(),
                row.definition.name(),
                row.definition.eventName(),
                row.definition.startsAt(),
                row.status.name(),
                row.inPlay,
                row.voided,
                Json.write(row.removed),
                row.createdAt,
                row.updatedAt,
                row.seq,
                Json.write(row.definition)));
        upsert.execute(connection);
        rows.clear();
    }
}
