package io.crossbook.app;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * What the parts of the exchange are built from on one node: the actor system in a formed cluster, the resolved
 * configuration, a pool for the edge's queries and one for projections, the data directory, and where to tell the
 * operator what is going on, a line at a time.
 */
record NodeContext(
        ActorSystem<Void> system,
        Config config,
        DataSource queries,
        DataSource projections,
        Path data,
        Consumer<String> say) {}
