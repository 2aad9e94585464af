package io.crossbook.documents.print;

import io.crossbook.documents.Document;
import io.crossbook.documents.IssuedDocument;
import io.crossbook.documents.Issuer;

/** A document as a page of HTML that is well-formed XML; from it the PDF is made too. */
public final class DocumentPage {
    /** Changes whenever the same document would look different, so that nobody keeps an old look. */
    public static final String LOOK = "1";

    /** What a browser may do with the page: show it. */
    public static final String POLICY = "default-src 'none'; style-src " + Style.policyHash()
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Html html = new Html();
    private final Document document;
    private final IssuedDocument issued;
    private final long at;

    private DocumentPage(Document document, IssuedDocument issued, long at) {
        this.document = document;
        this.issued = issued;
        this.at = at;
    }

    public static String of(IssuedDocument issued) {
        return new DocumentPage(issued.document(), issued, issued.issuedAt()).write();
    }

    /** A document without a number, as it would be at a time in microseconds since 1970. */
    public static String ofDraft(Document draft, long at) {
        return new DocumentPage(draft, null, at).write();
    }

    private String title() {
        return switch (document.kind()) {
            case INVOICE -> "Invoice";
            case CREDIT_NOTE -> "Credit note";
            case STATEMENT -> "Monthly statement";
        };
    }

    private String number() {
        return issued == null ? "not numbered" : issued.number();
    }

    private String write() {
        html.begin().open("head");
        html.open("title").text(title() + " " + number()).close();
        html.style(Style.SHEET);
        html.close().open("body");
        html.element("div", "foot", document.issuer().name() + ", " + title() + " " + number());
        head();
        if (issued == null) {
            html.element("p", "draft", "Draft, not numbered: the figures may still change.");
        }
        Body body = new Body(html, document.issuer().currency());
        if (document instanceof Document.Invoice invoice) {
            body.invoice(invoice);
        } else if (document instanceof Document.CreditNote note) {
            body.creditNote(note);
        } else {
            body.statement((Document.Statement) document);
        }
        proof();
        html.close().close();
        return html.toString();
    }

    private void head() {
        Issuer issuer = document.issuer();
        html.open("table", "head").open("tr").open("td");
        html.element("p", "issuer", issuer.name());
        issuer.address().lines().forEach(line -> html.element("p", "small", line));
        if (!issuer.taxId().isEmpty()) {
            html.element("p", "small", "Tax ID " + issuer.taxId());
        }
        html.close().open("td", "right");
        html.open("h1").text(title()).close();
        html.open("p").text(number()).close();
        html.close().close().close();
        html.open("table", "facts");
        Body.fact(html, "Account", document.userId());
        Body.fact(html, issued == null ? "Drafted at" : "Issued at", Figures.time(at));
        Body.fact(html, "Currency", issuer.currency());
        html.close();
    }

    private void proof() {
        if (issued == null) {
            return;
        }
        html.open("div", "proof");
        html.element(
                "p",
                "small",
                "SHA-256 of this document's content, which /v1/documents/" + issued.number() + ".txt shows:");
        html.element("p", "small", issued.hash());
        html.close();
    }
}
