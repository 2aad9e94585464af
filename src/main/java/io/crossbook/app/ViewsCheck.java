package io.crossbook.app;

import akka.actor.ActorSystem;
import akka.dispatch.Dispatchers;
import com.typesafe.config.Config;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.readside.CatchUp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whether the views have what was in the journal when this node began to ask; always so on a node that writes none.
 *
 * <p>Once it is so it stays so, and it is also taken as so after a while: a new node waits until it can show what there
 * is, but views that are stuck must not take betting down with them. Their lag is a matter for an alarm.
 */
public final class ViewsCheck implements Supplier<CompletionStage<Boolean>> {
    private final DatabaseSettings database;
    private final Executor blocking;
    private final long patienceNanos;
    private final long start = System.nanoTime();
    private long head = -1;
    private boolean done;

    /** Called by the management module. */
    public ViewsCheck(ActorSystem system) {
        Config config = system.settings().config();
        database = DatabaseSettings.from(config);
        blocking = system.dispatchers().lookup(Dispatchers.DefaultBlockingDispatcherId());
        patienceNanos = TimeUnit.MILLISECONDS.toNanos(
                config.getDuration("crossbook.read-side.ready-patience").toMillis());
        done = !config.getBoolean("crossbook.read-side.enabled")
                || !NodeRole.of(config).contains(NodeRole.PROJECTION);
    }

    @Override
    public CompletionStage<Boolean> get() {
        return CompletableFuture.supplyAsync(this::isDone, blocking);
    }

    private synchronized boolean isDone() {
        done |= System.nanoTime() - start > patienceNanos || haveAll();
        return done;
    }

    private boolean haveAll() {
        try (Connection connection = DatabaseCheck.connect(database)) {
            if (head < 0) {
                head = CatchUp.head(connection);
            }
            return CatchUp.isDone(connection, head);
        } catch (SQLException e) {
            return false;
        }
    }
}
