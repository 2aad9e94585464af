package io.crossbook.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExportedTablesIT {
    /** Who adds a table decides whether a restored exchange can do without it. */
    @Test
    void ofEveryTableItIsSaidWhetherItIsExported() throws SQLException {
        Set<String> said = new TreeSet<>(ExportedTables.LEFT_OUT);
        ExportedTables.CONTAINED.forEach(table -> said.add(table.name()));
        Set<String> there = new TreeSet<>();
        try (Connection connection = TestDatabase.connect(TestDatabase.fresh());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (row.next()) {
                there.add(row.getString(1));
            }
        }
        assertThat(said).isEqualTo(there);
    }
}
