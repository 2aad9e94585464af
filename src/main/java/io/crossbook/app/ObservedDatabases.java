package io.crossbook.app;

import akka.actor.ActorSystem;
import akka.persistence.jdbc.db.DefaultSlickDatabaseProvider;
import akka.persistence.jdbc.db.SlickDatabase;
import com.typesafe.config.Config;
import slick.jdbc.hikaricp.HikariCPJdbcDataSource;

/** Gives journal, snapshots and read journal their databases, and shows how their pools are used. */
public final class ObservedDatabases extends DefaultSlickDatabaseProvider {
    private final ActorSystem system;

    /** Called by the plugin, with exactly this argument. */
    public ObservedDatabases(ActorSystem system) {
        super(system);
        this.system = system;
    }

    @Override
    public SlickDatabase database(Config config) {
        SlickDatabase made = super.database(config);
        if (made.database().source() instanceof HikariCPJdbcDataSource pool) {
            MetricsId.ID.get(system).observe(pool.ds());
        }
        return made;
    }
}
