package io.crossbook.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.crossbook.app.database.StartFailure;
import io.crossbook.config.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Puts the layers of configuration on top of each other: command line, the node's file, application.conf. */
final class NodeConfig {
    private static final String ONE_NODE = "cluster-config/single.conf";

    private NodeConfig() {}

    /** The file may be null for a cluster of one; one that is not on this machine may be among the built-in ones. */
    static Config load(Path file, Map<String, Object> overrides) {
        try {
            Config chosen = ConfigFactory.parseMap(overrides)
                    .withFallback(file == null ? ConfigFactory.parseResources(ONE_NODE) : node(file));
            Config defaults = ConfigFactory.parseResources("application.conf");
            Config config = ConfigFactory.load(chosen.withFallback(defaults));
            if (Certificates.areWanted(config)) {
                Config tls = ConfigFactory.parseResources("tls.conf");
                config = ConfigFactory.load(chosen.withFallback(tls).withFallback(defaults));
            }
            return PasswordFiles.read(config);
        } catch (ConfigException e) {
            throw new StartFailure("The configuration cannot be read: " + e.getMessage(), e);
        }
    }

    private static Config node(Path file) {
        ConfigParseOptions required = ConfigParseOptions.defaults().setAllowMissing(false);
        return !Files.exists(file) && NodeConfig.class.getResource("/" + file) != null
                ? ConfigFactory.parseResources(file.toString(), required)
                : ConfigFactory.parseFile(file.toFile(), required);
    }

    /** The same with the database filled in, wherever it came from. */
    static Config withDatabase(Config config, DatabaseSettings database) {
        Map<String, Object> values = Map.of(
                "url", database.url(),
                "user", database.user(),
                "password", database.password());
        Config settings = ConfigFactory.parseMap(values);
        // The pools were resolved from the empty address already.
        return settings.atPath("crossbook.database")
                .withFallback(settings.atPath("jdbc-journal.slick.db"))
                .withFallback(settings.atPath("jdbc-snapshot-store.slick.db"))
                .withFallback(settings.atPath("jdbc-read-journal.slick.db"))
                .withFallback(config);
    }
}
