package io.crossbook.documents.print;

import io.crossbook.documents.Document.BetLine;
import io.crossbook.documents.Document.CreditNote;
import io.crossbook.documents.Document.Invoice;
import io.crossbook.documents.Document.Issued;
import io.crossbook.documents.Document.Movement;
import io.crossbook.documents.Document.Settlement;
import io.crossbook.documents.Document.Statement;
import io.crossbook.documents.DocumentKind;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import java.util.Locale;

/** The part of the page that differs by kind of document. */
final class Body {
    private final Html html;
    private final String currency;

    Body(Html html, String currency) {
        this.html = html;
        this.currency = currency;
    }

    static void fact(Html html, String key, String value) {
        html.open("tr")
                .element("td", "key", key)
                .open("td")
                .foreign(value)
                .close()
                .close();
    }

    void invoice(Invoice invoice) {
        settlement(invoice.settlement());
        html.open("h2").text("Bets").close();
        html.open("table").open("thead").open("tr");
        html.open("th").text("Selection and order").close();
        html.element("th", "s", "Side");
        html.element("th", "m n", "Size");
        html.element("th", "m n", "Av. price");
        html.element("th", "m n", "Result " + currency);
        html.close().close().open("tbody");
        invoice.lines().forEach(this::line);
        html.close().close();
        omitted(
                invoice.bets() - invoice.lines().size(),
                "further orders are in /v1/orders.csv?marketId="
                        + invoice.settlement().marketId());
        sums(invoice.gross(), rate(invoice.feeRateBps(), invoice.discountBps()), invoice.fee());
        note(invoice.issuer().taxNote());
        note("Commission is charged on the net winnings of the market, not on single bets.");
        note("It was taken from the balance when the market was settled; nothing is left to pay.");
    }

    private void settlement(Settlement settlement) {
        html.open("table", "facts");
        fact(html, "Market", settlement.market());
        fact(html, "Event", settlement.fixture());
        fact(html, "Market ID", settlement.marketId());
        fact(html, "Settled at", Figures.time(settlement.settledAt()));
        fact(html, "Wallet events", settlement.fromSeq() + " to " + settlement.seq());
        html.close();
    }

    private void line(BetLine line) {
        html.open("tr").open("td").foreign(line.selection());
        html.element("p", "small", "Order " + line.clientOrderId());
        String matches = line.matches() == 1
                ? "1 match " + Figures.time(line.firstAt())
                : line.matches() + " matches, last " + Figures.time(line.lastAt());
        String events = line.firstSeq() == line.lastSeq()
                ? "wallet event " + line.firstSeq()
                : "wallet events " + line.firstSeq() + " to " + line.lastSeq();
        html.element("p", "small", matches + ", " + events).close();
        html.element("td", "", line.side());
        html.element("td", "n", Size.format(line.size()));
        html.element("td", "n", Price.format(line.averagePrice()));
        html.element("td", "n", Figures.money(line.gross())).close();
    }

    private void omitted(long count, String where) {
        if (count > 0) {
            html.element("p", "small", count + " " + where);
        }
    }

    /** The market's rate, and what the user is spared of it. */
    private static String rate(int feeRateBps, Integer discountBps) {
        String rate = "Commission " + Figures.percent(feeRateBps);
        return discountBps == null ? rate : rate + " less " + Figures.percent(discountBps) + " of it";
    }

    private void sums(long gross, String rate, long fee) {
        html.open("table", "sums");
        sum("Net winnings", gross);
        sum(rate, fee);
        sum("total", "Winnings after commission", Math.subtractExact(gross, fee));
        html.close();
    }

    private void sum(String name, long amount) {
        sum("", name, amount);
    }

    private void sum(String cssClass, String name, long amount) {
        html.open("tr", cssClass).element("td", "gap", "");
        html.open("td").text(name).close();
        html.element("td", "n amount", currency + " " + Figures.money(amount)).close();
    }

    private void note(String text) {
        if (!text.isEmpty()) {
            html.element("p", "small", text);
        }
    }

    void creditNote(CreditNote note) {
        settlement(note.settlement());
        html.open("h2").text("Credit").close();
        html.open("p")
                .text("The settlement of this market was corrected. Invoice " + note.invoice()
                        + " is taken back as a whole; what is due instead, if anything, is on a new invoice.")
                .close();
        html.open("table", "sums");
        sum("Net winnings of " + note.invoice(), note.gross());
        sum("total", rate(note.feeRateBps(), note.discountBps()) + " credited", note.fee());
        html.close();
        note(note.issuer().taxNote());
    }

    void statement(Statement statement) {
        html.open("table", "facts");
        fact(html, "Month (UTC)", statement.of());
        fact(html, "Last wallet event", statement.seq() == 0 ? "none" : Long.toString(statement.seq()));
        html.close();
        html.open("h2").text("Balance").close();
        html.open("table").open("thead").open("tr").open("th").text("").close();
        html.element("th", "m n", "Entries");
        html.element("th", "l n", "Amount " + currency).close().close().open("tbody");
        balance("Opening balance", statement.opening(), "");
        statement.movements().forEach(this::movement);
        if (statement.movements().isEmpty()) {
            html.open("tr").open("td").text("No activity").close();
            html.element("td", "n", "0");
            html.element("td", "n", Figures.money(0)).close();
        }
        balance("Closing balance", statement.closing(), "total");
        html.close().close();
        note("Every entry with its balance is in /v1/wallet/ledger.csv.");
        html.open("h2").text("Invoices and credit notes").close();
        if (statement.issued().isEmpty()) {
            html.open("p").text("None").close();
            return;
        }
        html.open("table").open("thead").open("tr");
        html.element("th", "l", "Number");
        html.open("th").text("Market").close();
        html.element("th", "l", "Settled at");
        html.element("th", "m n", "Commission " + currency).close().close().open("tbody");
        statement.issued().forEach(this::issued);
        html.close().close();
        omitted(
                statement.documents() - statement.issued().size(),
                "further ones are in /v1/documents?month=" + statement.of());
    }

    private void balance(String name, long amount, String cssClass) {
        html.open("tr", cssClass).open("td").text(name).close();
        html.element("td", "n", "");
        html.element("td", "n", Figures.money(amount)).close();
    }

    private void movement(Movement movement) {
        String name = movement.type().charAt(0) + movement.type().substring(1).toLowerCase(Locale.ROOT) + "s";
        html.open("tr").open("td").text(name).close();
        html.element("td", "n", Long.toString(movement.count()));
        html.element("td", "n", Figures.money(movement.amount())).close();
    }

    private void issued(Issued issued) {
        html.open("tr").open("td").text(issued.number());
        html.element("p", "small", issued.kind() == DocumentKind.INVOICE ? "Invoice" : "Credit note");
        html.close().open("td").foreign(issued.market()).close();
        html.open("td").text(Figures.time(issued.settledAt())).close();
        html.element("td", "n", Figures.money(issued.fee())).close();
    }
}
