package io.crossbook.invoicing;

import io.crossbook.documents.Document;
import io.crossbook.documents.Document.Issued;
import io.crossbook.documents.Document.Movement;
import io.crossbook.documents.Document.Statement;
import io.crossbook.documents.DocumentKind;
import io.crossbook.documents.IssuedDocument;
import io.crossbook.documents.Issuer;
import io.crossbook.readside.Rows;
import io.crossbook.readside.document.DocumentQueries;
import io.crossbook.readside.wallet.StatementQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * What the views say of a user's month.
 *
 * @param begun whether the balance had ever changed by its end
 * @param invoiced whether every commission of the month has its invoice
 */
record MonthFacts(Statement statement, boolean begun, boolean invoiced) {
    private static final String LAST_BEFORE =
            """
            SELECT seq, balance_after FROM read.statement WHERE user_id = ? AND at < ?
            ORDER BY seq DESC, part DESC LIMIT 1
            """;

    private static final String MOVEMENTS =
            """
            SELECT type, count(*), sum(amount)::bigint FROM read.statement
            WHERE user_id = ? AND at >= ? AND at < ? GROUP BY type
            """;

    private static final String COMMISSIONS =
            "SELECT count(*) FROM read.settlements WHERE user_id = ? AND commission > 0 AND at >= ? AND at < ?";

    private static final String DOCUMENTS =
            "SELECT kind, count(*) FROM read.documents WHERE user_id = ? AND month = ? AND kind <> ? GROUP BY kind";

    private record Balance(long seq, long amount) {}

    private record Count(String kind, long documents) {}

    static MonthFacts of(Connection connection, Issuer issuer, String userId, YearMonth month) throws SQLException {
        long from = start(month);
        long until = start(month.plusMonths(1));
        Balance opening = lastBefore(connection, userId, from);
        Balance closing = lastBefore(connection, userId, until);
        List<Count> counts = Rows.of(
                connection,
                DOCUMENTS,
                row -> new Count(row.getString(1), row.getLong(2)),
                userId,
                month.toString(),
                DocumentKind.STATEMENT.name());
        long commissions = Rows.of(connection, COMMISSIONS, row -> row.getLong(1), userId, from, until)
                .get(0);
        long invoices = counts.stream()
                .filter(count -> count.kind().equals(DocumentKind.INVOICE.name()))
                .mapToLong(Count::documents)
                .sum();
        Statement statement = new Statement(
                userId,
                issuer,
                month.toString(),
                opening.amount(),
                movements(connection, userId, from, until),
                closing.amount(),
                closing.seq(),
                issued(connection, userId, month),
                (int) counts.stream().mapToLong(Count::documents).sum());
        return new MonthFacts(statement, closing.seq() > 0, invoices >= commissions);
    }

    /** The first moment of a month (UTC) in microseconds since 1970. */
    static long start(YearMonth month) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static Balance lastBefore(Connection connection, String userId, long at) throws SQLException {
        List<Balance> last =
                Rows.of(connection, LAST_BEFORE, row -> new Balance(row.getLong(1), row.getLong(2)), userId, at);
        return last.isEmpty() ? new Balance(0, 0) : last.get(0);
    }

    private static List<Movement> movements(Connection connection, String userId, long from, long until)
            throws SQLException {
        return Rows.of(
                        connection,
                        MOVEMENTS,
                        row -> new Movement(row.getString(1), row.getLong(2), row.getLong(3)),
                        userId,
                        from,
                        until)
                .stream()
                .sorted(Comparator.comparing(movement -> StatementQueries.Type.valueOf(movement.type())))
                .toList();
    }

    /** Oldest first. */
    private static List<Issued> issued(Connection connection, String userId, YearMonth month) throws SQLException {
        return DocumentQueries.billsOldestFirst(connection, userId, month, Document.LINES_MAX).stream()
                .map(MonthFacts::issued)
                .toList();
    }

    private static Issued issued(IssuedDocument bill) {
        if (bill.document() instanceof Document.Invoice invoice) {
            var settlement = invoice.settlement();
            return new Issued(
                    bill.number(), invoice.kind(), settlement.market(), settlement.settledAt(), invoice.fee());
        }
        var note = (Document.CreditNote) bill.document();
        long credit = Math.negateExact(note.fee());
        return new Issued(
                bill.number(),
                note.kind(),
                note.settlement().market(),
                note.settlement().settledAt(),
                credit);
    }
}
