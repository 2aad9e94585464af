package io.crossbook.app;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * What the parts of the exchange are built from on one node: the actor system in a formed cluster, the resolved
 * configuration, a pool for the edge's queries and one for projections, and where to tell the operator what is going
 * on, a line at a time.
 */
record NodeContext(
        ActorSystem<Void> system, Config config, DataSource queries, DataSource projections, Consumer<String> say) {}
