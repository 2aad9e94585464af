package io.crossbook.readside.document;

import io.crossbook.documents.DocumentKind;
import io.crossbook.documents.IssuedDocument;
import io.crossbook.readside.Json;
import io.crossbook.readside.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Documents that were issued. */
public final class DocumentQueries {
    private static final String BY_NUMBER = "SELECT issued FROM read.documents WHERE number = ?";

    private static final String BY_SUBJECT =
            "SELECT issued FROM read.documents WHERE user_id = ? AND kind = ? AND subject = ?";

    private static final String NEWEST_FIRST =
            """
            SELECT issued FROM read.documents
            WHERE user_id = ? AND (issued_at, number) < (?, ?) AND (?::text IS NULL OR kind = ?)
              AND (?::text IS NULL OR month = ?)
            ORDER BY issued_at DESC, number DESC LIMIT ?
            """;

    private static final String BILLS_OLDEST_FIRST =
            """
            SELECT issued FROM read.documents WHERE user_id = ? AND month = ? AND kind <> 'STATEMENT'
            ORDER BY issued_at, number LIMIT ?
            """;

    /** Place of a document in the list; the list begins after {@link #START}. */
    public record Place(long issuedAt, String number) {
        public static final Place START = new Place(Long.MAX_VALUE, "");
    }

    /** Which documents are wanted. */
    public record Filter(Optional<DocumentKind> kind, Optional<YearMonth> month) {}

    private DocumentQueries() {}

    /** The document with this number. */
    public static Optional<IssuedDocument> byNumber(Connection connection, String number) throws SQLException {
        return Rows.of(connection, BY_NUMBER, DocumentQueries::issued, number).stream()
                .findFirst();
    }

    /** A user's document of a kind about a subject. */
    public static Optional<IssuedDocument> bySubject(
            Connection connection, String userId, DocumentKind kind, String subject) throws SQLException {
        return Rows.of(connection, BY_SUBJECT, DocumentQueries::issued, userId, kind.name(), subject).stream()
                .findFirst();
    }

    /** The first so many documents of a user after a place, newest first. */
    public static List<IssuedDocument> newestFirst(
            Connection connection, String userId, Filter filter, Place after, int max) throws SQLException {
        String kind = filter.kind().map(DocumentKind::name).orElse(null);
        String month = filter.month().map(YearMonth::toString).orElse(null);
        return Rows.of(
                connection,
                NEWEST_FIRST,
                DocumentQueries::issued,
                userId,
                after.issuedAt(),
                after.number(),
                kind,
                kind,
                month,
                month,
                max);
    }

    /** The first so many invoices and credit notes of a user's month, oldest first. */
    public static List<IssuedDocument> billsOldestFirst(Connection connection, String userId, YearMonth month, int max)
            throws SQLException {
        return Rows.of(connection, BILLS_OLDEST_FIRST, DocumentQueries::issued, userId, month.toString(), max);
    }

    private static IssuedDocument issued(ResultSet row) throws SQLException {
        return Json.read(row.getString(1), IssuedDocument.class);
    }
}
