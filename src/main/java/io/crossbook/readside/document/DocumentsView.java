package io.crossbook.readside.document;

import io.crossbook.documents.DocumentSeriesEvent.DocumentIssued;
import io.crossbook.documents.IssuedDocument;
import io.crossbook.readside.Json;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.Sql;
import io.crossbook.readside.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Every document that has a number. */
final class DocumentsView implements View {
    private final Sql rows = new Sql(
            "INSERT INTO documents SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)",
            "text",
            "text",
            "text",
            "text",
            "text",
            "bigint",
            "bigint",
            "text");

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public List<String> tables() {
        return List.of("documents");
    }

    @Override
    public void on(Recorded recorded) {
        IssuedDocument issued = ((DocumentIssued) recorded.event()).issued();
        rows.add(
                issued.number(),
                issued.document().userId(),
                issued.document().kind().name(),
                issued.document().month().toString(),
                issued.document().subject(),
                issued.issuedAt(),
                recorded.seq(),
                Json.write(issued));
    }

    @Override
    public void flush(Connection connection) throws SQLException {
        rows.execute(connection);
    }
}
