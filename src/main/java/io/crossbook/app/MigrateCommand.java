package io.crossbook.app;

import com.typesafe.config.Config;
import io.crossbook.app.database.Migrations;
import io.crossbook.app.database.StartFailure;
import io.crossbook.config.DatabaseSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Applies the schema to an external database and ends, for a job that runs before the nodes do. */
@Command(
        name = "migrate",
        description = {
            "Bring the schema of an external database up to date and end.",
            "Needed only where the nodes may not: with crossbook.database.migrate off."
        },
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "The database, as jdbc:postgresql://host:port/database (default: as configured).")
    private String databaseUrl;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings laid over the built-in ones.")
    private Path configFile;

    @Override
    public Integer call() {
        Map<String, Object> overrides = new HashMap<>();
        if (databaseUrl != null) {
            overrides.put("crossbook.database.url", databaseUrl);
        }
        Config config = NodeConfig.load(configFile, overrides);
        DatabaseSettings database = DatabaseSettings.from(config);
        if (database.url().isEmpty()) {
            throw new StartFailure("Name a database with --database-url; the embedded one is migrated by its node.");
        }
        spec.commandLine().getOut().println("schema    " + Migrations.words(Migrations.apply(database)));
        return 0;
    }
}
