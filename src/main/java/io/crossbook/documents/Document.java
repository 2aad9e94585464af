package io.crossbook.documents;

import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What a document says, beside its number and the time of its issue. Amounts are micros, times microseconds. */
public sealed interface Document extends Persisted {
    /** Lines of bets, or of documents, that one document shows at most; its totals count all. */
    int LINES_MAX = 200;

    /** Statements of one month are numbered in so many series, because everybody asks for them on the same day. */
    int STATEMENT_SLICES = 16;

    DocumentKind kind();

    String userId();

    Issuer issuer();

    /** The month (UTC) that it belongs to. */
    YearMonth month();

    /** What it is about: together with user and kind it names the document before it has a number. */
    String subject();

    /** The series that numbers it. */
    String series();

    /** The month (UTC) of a time in microseconds since 1970. */
    static YearMonth monthOf(long micros) {
        return YearMonth.from(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }

    /** The subject of what was settled by this event of a wallet. */
    static String subjectOf(String marketId, long walletSeq) {
        return marketId + "@" + walletSeq;
    }

    private static String yearly(DocumentKind kind, YearMonth month) {
        return kind.prefix() + "-" + month.getYear();
    }

    /**
     * The settlement that a document is about.
     *
     * @param market name of the market
     * @param fixture name of what the market is about
     * @param version of the settlement
     * @param fromSeq first event of the user's wallet that deals with the market
     * @param seq the event of the wallet that settled it
     */
    record Settlement(
            String marketId, String market, String fixture, long version, long fromSeq, long seq, long settledAt)
            implements Persisted {}

    /**
     * One order with all its matches.
     *
     * @param side in the words of the market's kind
     * @param size matched, in hundredths
     * @param averagePrice 1e-4, rounded down; the matches themselves are in the list of bets
     * @param gross profit or loss of these matches alone
     * @param firstSeq the wallet's event with the first match, lastSeq the one with the last
     */
    record BetLine(
            String orderId,
            String clientOrderId,
            String selection,
            String side,
            long size,
            long averagePrice,
            int matches,
            long gross,
            long firstSeq,
            long lastSeq,
            long firstAt,
            long lastAt)
            implements Persisted {}

    /**
     * Commission on a user's net winnings in one market.
     *
     * @param bets how many orders were matched, of which lines shows the first
     * @param gross profit in the market
     * @param feeRateBps the market's rate in hundredths of a percent
     * @param discountBps hundredths of a percent of that rate that the user is spared, null when nothing is
     */
    record Invoice(
            String userId,
            Issuer issuer,
            Settlement settlement,
            List<BetLine> lines,
            int bets,
            long gross,
            int feeRateBps,
            long fee,
            @Added Integer discountBps)
            implements Document {
        public Invoice {
            lines = List.copyOf(lines);
        }

        @Override
        public DocumentKind kind() {
            return DocumentKind.INVOICE;
        }

        @Override
        public YearMonth month() {
            return monthOf(settlement.settledAt());
        }

        @Override
        public String subject() {
            return subjectOf(settlement.marketId(), settlement.seq());
        }

        @Override
        public String series() {
            return yearly(kind(), month());
        }
    }

    /**
     * Takes a whole invoice back; what is due instead, if anything, is a new invoice.
     *
     * @param invoice number of the invoice
     * @param settlement the correction
     * @param gross and what follows it as the invoice has them
     */
    record CreditNote(
            String userId,
            Issuer issuer,
            String invoice,
            Settlement settlement,
            long gross,
            int feeRateBps,
            long fee,
            @Added Integer discountBps)
            implements Document {
        @Override
        public DocumentKind kind() {
            return DocumentKind.CREDIT_NOTE;
        }

        @Override
        public YearMonth month() {
            return monthOf(settlement.settledAt());
        }

        @Override
        public String subject() {
            return subjectOf(settlement.marketId(), settlement.seq());
        }

        @Override
        public String series() {
            return yearly(kind(), month());
        }
    }

    /** All changes of a balance of one class in a month. */
    record Movement(String type, long count, long amount) implements Persisted {}

    /** An invoice or credit note of the month. */
    record Issued(String number, DocumentKind kind, String market, long settledAt, long fee) implements Persisted {}

    /**
     * A balance from the first to the last moment of a month (UTC); opening and movements add up to closing.
     *
     * @param of the month as 2026-07
     * @param seq the last event of the wallet that changed the balance by the end of the month, 0 for none
     * @param documents how many invoices and credit notes there are, of which issued shows the first
     */
    record Statement(
            String userId,
            Issuer issuer,
            String of,
            long opening,
            List<Movement> movements,
            long closing,
            long seq,
            List<Issued> issued,
            int documents)
            implements Document {
        public Statement {
            movements = List.copyOf(movements);
            issued = List.copyOf(issued);
            long sum = opening;
            for (Movement movement : movements) {
                sum = Math.addExact(sum, movement.amount());
            }
            if (sum != closing) {
                throw new IllegalArgumentException(of + " closes with " + closing + " and adds up to " + sum);
            }
        }

        @Override
        public DocumentKind kind() {
            return DocumentKind.STATEMENT;
        }

        @Override
        public YearMonth month() {
            return YearMonth.parse(of);
        }

        @Override
        public String subject() {
            return of;
        }

        @Override
        public String series() {
            int slice = Math.floorMod(userId.hashCode(), STATEMENT_SLICES);
            return String.format(Locale.ROOT, "%s-%s-%02d", kind().prefix(), of, slice);
        }
    }
}
