package io.crossbook.app;

import io.crossbook.app.database.StartFailure;
import io.crossbook.demo.Demo;
import io.crossbook.demo.DemoSettings;
import io.crossbook.demo.Floor;
import io.crossbook.market.MarketEntity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.IntSupplier;

/** Whether this start has a demo, decided by the settings and by what is in the journal before anything runs. */
enum DemoChoice {
    NONE,
    START,
    /** There was one, and now there is to be none. */
    END;

    private static final String JOURNAL = "SELECT EXISTS (SELECT FROM event_journal),"
            + " EXISTS (SELECT FROM event_journal WHERE persistence_id = ?)";

    /** The choice for a node; fails with a {@link StartFailure} where demo money could be taken for real money. */
    static DemoChoice of(NodeContext node) {
        DemoSettings.Mode mode = settings(node).mode();
        boolean realMoney =
                !node.config().getString("crossbook.payments.provider").equalsIgnoreCase("local");
        if (realMoney && mode == DemoSettings.Mode.ON) {
            throw new StartFailure("A demo has no place beside a payment provider. Leave out --demo, or set"
                    + " crossbook.payments.provider to local.");
        }
        try (Connection connection = node.queries().getConnection();
                PreparedStatement statement = connection.prepareStatement(JOURNAL)) {
            statement.setString(1, MarketEntity.NAME + "|" + Demo.firstMarketId());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return of(mode, realMoney, !row.getBoolean(1), row.getBoolean(2));
            }
        } catch (SQLException e) {
            throw new StartFailure("The journal cannot be read: " + e.getMessage(), e);
        }
    }

    /** The same by what the journal says: whether it is empty, and whether a demo has begun in it. */
    static DemoChoice of(DemoSettings.Mode mode, boolean realMoney, boolean empty, boolean begun) {
        boolean wanted =
                switch (mode) {
                    case OFF -> false;
                    case AUTO -> !realMoney && (empty || begun);
                    case ON -> true;
                };
        if (wanted) {
            return START;
        }
        return begun ? END : NONE;
    }

    /** Does it, on a node whose entities run; onlookers says how many streams are open. */
    void carryOut(NodeContext node, Engine engine, IntSupplier onlookers) {
        var floor = new Floor(
                engine.wallets(),
                engine.books(),
                engine.markets(),
                engine.placements(),
                engine.switches(),
                Engine.clock());
        switch (this) {
            case START -> node.say().accept("demo      " + Demo.start(node.system(), settings(node), floor, onlookers));
            case END -> node.say().accept("demo      " + Demo.end(node.system(), floor));
            case NONE -> {
                // Nothing was asked for, and nothing was left behind.
            }
        }
    }

    private static DemoSettings settings(NodeContext node) {
        return DemoSettings.from(node.config().getConfig("crossbook.demo"));
    }
}
