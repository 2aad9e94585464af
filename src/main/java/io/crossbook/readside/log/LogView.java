package io.crossbook.readside.log;

import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The events of one kind of entity by which people run the exchange, in a table of the view's name. */
final class LogView implements View {
    private final String name;
    private final Function<Recorded, Optional<LogLine>> reader;
    private final Sql lines;

    LogView(String name, String insert, Function<Recorded, Optional<LogLine>> reader) {
        this.name = name;
        this.reader = reader;
        this.lines = new Sql(insert, "text", "bigint", "bigint", "text", "text", "text", "text", "text", "text");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> tables() {
        return List.of(name);
    }

    @Override
    public void on(Recorded recorded) {
        reader.apply(recorded)
                .ifPresent(line -> lines.add(
                        recorded.entityId(),
                        recorded.seq(),
                        recorded.at(),
                        line.action(),
                        line.actor(),
                        line.marketId(),
                        line.userId(),
                        line.detail(),
                        line.reason()));
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        lines.execute(connection);
    }
}
