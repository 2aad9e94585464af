package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport;
import io.crossbook.audit.Invariant;
import io.crossbook.audit.PostgresJournal;
import io.crossbook.config.DatabaseSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;

/** The journal under the auditor's eyes. */
final class Audited {
    private Audited() {}

    /** How many orders, effects and settlements wait for somebody. */
    static long waiting(DatabaseSettings database) throws SQLException {
        try (Connection connection = TestDatabase.connect(database)) {
            return Audit.run(PostgresJournal.open(connection, true), true, events -> {})
                    .differences(Invariant.QUIET);
        }
    }

    /** Every invariant holds and nothing at all is under way. */
    static AuditReport.Figures clean(DatabaseSettings database) throws SQLException {
        try (Connection connection = TestDatabase.connect(database)) {
            AuditReport report = Audit.run(PostgresJournal.open(connection, true), true, events -> {});
            StringWriter text = new StringWriter();
            report.print(new PrintWriter(text, true));
            assertThat(report.isClean()).as(text.toString()).isTrue();
            return report.figures();
        }
    }
}
