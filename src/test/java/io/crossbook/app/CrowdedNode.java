package io.crossbook.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossbook.app.database.DataDirectory;
import io.crossbook.app.database.EmbeddedDatabase;
import io.crossbook.app.database.Migrations;
import io.crossbook.market.MarketView;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.protocol.OrderView;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that runs an exchange on the data directory in its first argument under the load of the seed in its second,
 * and prints whatever it promises to its users, a line each, until it is killed.
 */
final class CrowdedNode {
    private static final String PLACED = "@placed ";
    private static final String CANCELLED = "@cancelled ";
    private static final String DEPOSITED = "@deposited ";
    private static final int USERS = 30;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CrowdedNode() {}

    public static void main(String[] arguments) {
        var database = EmbeddedDatabase.start(new DataDirectory(Path.of(arguments[0])), 0, step -> {});
        Migrations.apply(database.settings());
        Engine engine = new TestNode(database.settings()).engine();
        List<MarketView> markets = markets(engine);
        new Crowd(engine, markets, new Printing()).enter("user-", USERS, Long.parseLong(arguments[1]));
    }

    static List<MarketView> markets(Engine engine) {
        return List.of(TestMarkets.open(engine, "one"), TestMarkets.open(engine, "two"));
    }

    private static final class Printing implements Crowd.Listener {
        @Override
        public void placed(OrderView order) {
            System.out.println(PLACED + json(order));
        }

        @Override
        public void refused(PlaceRequest request, String reason) {
            System.out.println("refused as " + reason);
        }

        @Override
        public void cancelled(OrderView order) {
            System.out.println(CANCELLED + json(order));
        }

        @Override
        public void deposited(String user, String reference, long micros) {
            System.out.println(DEPOSITED + user + " " + reference + " " + micros);
        }

        private static String json(OrderView order) {
            try {
                return MAPPER.writeValueAsString(order);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Repeats a printed line to a listener; false when it is none, or was cut off by the end of the process. */
    static boolean hear(String line, Crowd.Listener listener) {
        try {
            if (line.startsWith(PLACED)) {
                listener.placed(MAPPER.readValue(line.substring(PLACED.length()), OrderView.class));
            } else if (line.startsWith(CANCELLED)) {
                listener.cancelled(MAPPER.readValue(line.substring(CANCELLED.length()), OrderView.class));
            } else if (line.startsWith(DEPOSITED)) {
                String[] parts = line.substring(DEPOSITED.length()).split(" ", -1);
                listener.deposited(parts[0], parts[1], Long.parseLong(parts[2]));
            } else {
                return false;
            }
            return true;
        } catch (JsonProcessingException | IndexOutOfBoundsException | NumberFormatException e) {
            return false;
        }
    }
}
