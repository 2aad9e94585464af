package io.crossbook.readside;

import io.crossbook.sourcing.Slices;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the running projections of a group have come, by the slices that each follows.
 *
 * @param tags that one instance follows
 * @param upTo the "ordering" up to which it has written them
 */
record Applied(List<String> tags, long upTo) {
    private static final String OFFSETS =
            """
            SELECT projection_key, current_offset FROM public.akka_projection_offset_store
            WHERE projection_name = ? ORDER BY last_updated DESC
            """;

    /** One for each instance that has written anything, by the settings in force last. */
    static List<Applied> of(Connection connection, ViewGroup group) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OFFSETS)) {
            query.setString(1, ReadSide.projectionId(group, 1, 0).name());
            List<Applied> applied = new ArrayList<>();
            int instances = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String[] key = row.getString(1).split("/", 2);
                    int of = Integer.parseInt(key[1]);
                    instances = instances == 0 ? of : instances;
                    if (of == instances) {
                        applied.add(
                                new Applied(Slices.tags(group.kind(), Integer.parseInt(key[0]), of), row.getLong(2)));
                    }
                }
            }
            return applied;
        }
    }
}
