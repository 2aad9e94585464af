package io.crossbook.documents;

/** What a document is. */
public enum DocumentKind {
    /** Commission on what a market came to for one user. */
    INVOICE("INV"),
    /** Takes an invoice back whose settlement was corrected. */
    CREDIT_NOTE("CN"),
    /** A user's balance over one month. */
    STATEMENT("ST");

    private final String prefix;

    DocumentKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
