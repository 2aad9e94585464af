package io.crossbook.readside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the views that an upgrade added, from all that happened before it; on a new database there are none. */
final class NewViews {
    private static final Logger LOG = LoggerFactory.getLogger(NewViews.class);
    // Names that this program does not know are left to a newer one.
    private static final String NEXT = "SELECT name FROM read.new_views WHERE name = ANY(?) ORDER BY name LIMIT 1";
    private static final String DONE = "DELETE FROM read.new_views WHERE name = ?";

    private NewViews() {}

    /** Makes one after the other; what fails is begun anew the next time. One at a time in a cluster calls this. */
    static void make(DataSource database) throws SQLException {
        for (Optional<String> next = next(database); next.isPresent(); next = next(database)) {
            LOG.info("the view {} is new: it is made from the journal, and is not complete until then", next.get());
            long events = make(database, next.get());
            LOG.info("the view {} is made, from {} events", next.get(), events);
        }
    }

    private static Optional<String> next(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(NEXT)) {
            query.setArray(1, connection.createArrayOf("text", Rebuild.names().toArray()));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static long make(DataSource database, String name) throws SQLException {
        Connection connection = database.getConnection();
        try (PreparedStatement done = connection.prepareStatement(DONE)) {
            long events = Rebuild.replace(connection, name, told -> {});
            done.setString(1, name);
            done.executeUpdate();
            connection.commit();
            return events;
        } finally {
            // Its settings are those of a rebuild: nobody else may have it.
            connection.abort(Runnable::run);
        }
    }
}
