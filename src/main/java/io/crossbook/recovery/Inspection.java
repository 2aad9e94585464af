package io.crossbook.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.crossbook.domain.money.Money;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketEntity;
import io.crossbook.orderbook.BookSettings;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.orderbook.OrderBookEntity;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.SealedTypes;
import io.crossbook.sourcing.journal.EventReader;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEntity;
import io.crossbook.wallet.WalletSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One entity as it was, made by its own rules from its own events, out of the journal or out of exports. */
public final class Inspection {
    private static final int FETCH_ROWS = 2_000;
    private static final int WHOLE_BOOK = Integer.MAX_VALUE;
    private static final String EVENTS = "SELECT " + StoredEvent.COLUMNS + " FROM event_journal"
            + " WHERE persistence_id = ? AND sequence_number <= ? ORDER BY sequence_number";
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new SealedTypes(), new SimpleModule().addSerializer(Money.class, ToStringSerializer.instance))
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    /** What can be looked at. */
    public enum Kind {
        WALLET {
            @Override
            Fold<?, ?> fold(String id) {
                return new Fold<>(
                        new WalletEntity(WalletSettings.DEFAULT),
                        id,
                        List.of(new WalletCommand.ViewWallet(), new WalletCommand.ListOrders()));
            }
        },
        BOOK {
            @Override
            Fold<?, ?> fold(String id) {
                return new Fold<>(
                        new OrderBookEntity(BookSettings.DEFAULT),
                        id,
                        List.of(new OrderBookCommand.ViewBook(WHOLE_BOOK)));
            }
        },
        MARKET {
            @Override
            Fold<?, ?> fold(String id) {
                return new Fold<>(new MarketEntity(), id, List.of(new MarketCommand.ViewMarket()));
            }
        };

        abstract Fold<?, ?> fold(String id);
    }

    /** An entity that is told its events and then asked what it is. */
    static final class Fold<E extends Event<S>, S extends Aggregate> {
        private final String persistenceId;
        private final S state;
        private final List<? extends Command<S, E, ?>> questions;
        private final EventReader events = new EventReader();

        Fold(
                EntitySpec<? extends Command<S, E, ?>, E, S, ?> spec,
                String id,
                List<? extends Command<S, E, ?>> questions) {
            this.questions = questions;
            persistenceId = spec.name() + "|" + id;
            state = spec.empty(id);
        }

        /** Takes the next event; false when it happened after the moment. */
        boolean take(StoredEvent stored, Moment moment) throws IOException {
            Event<?> event = stored.event(events);
            if (stored.sequence() > moment.event() || event.at() > moment.at()) {
                return false;
            }
            record(event);
            return true;
        }

        @SuppressWarnings("unchecked") // Events under a kind's persistence ids are the kind's.
        private void record(Event<?> event) {
            Aggregate.record(state, (Event<S>) event);
        }

        JsonNode answer() {
            ObjectNode answer = JSON.createObjectNode();
            answer.put("id", persistenceId);
            answer.put("event", state.sequence());
            answer.put(
                    "at", Instant.EPOCH.plus(state.lastAt(), ChronoUnit.MICROS).toString());
            for (Command<S, E, ?> question : questions) {
                JsonNode reply =
                        JSON.valueToTree(question.decide(state, state.lastAt()).reply());
                answer.setAll((ObjectNode) reply);
            }
            answer.remove("type");
            return answer;
        }
    }

    private Inspection() {}

    /** The entity as the journal in a database tells of it. */
    public static JsonNode ofJournal(Connection connection, Kind kind, String id, Moment moment) throws SQLException {
        Fold<?, ?> fold = kind.fold(id);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setFetchSize(FETCH_ROWS);
            statement.setString(1, fold.persistenceId);
            statement.setLong(2, moment.event());
            try (ResultSet row = statement.executeQuery()) {
                boolean going = true;
                while (going && row.next()) {
                    going = fold.take(StoredEvent.of(row), moment);
                }
            }
        } catch (IOException e) {
            throw unreadable(fold, e);
        }
        return answer(fold);
    }

    /** The entity as an export and those that continue it tell of it; they are checked to their end. */
    public static JsonNode ofExports(List<Path> files, Kind kind, String id, Moment moment) throws SQLException {
        Fold<?, ?> fold = kind.fold(id);
        ExportReader.read(files, (event, line) -> {
            if (event.persistenceId().equals(fold.persistenceId)) {
                fold.take(event, moment);
            }
        });
        return answer(fold);
    }

    private static JsonNode answer(Fold<?, ?> fold) {
        if (fold.state.sequence() == 0) {
            throw new ExportUnusable("Nothing had happened to " + fold.persistenceId + " by then.");
        }
        return fold.answer();
    }

    private static ExportUnusable unreadable(Fold<?, ?> fold, IOException cause) {
        return new ExportUnusable(
                fold.persistenceId + " has an event that cannot be read: " + cause.getMessage(), cause);
    }
}
