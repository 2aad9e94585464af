package io.crossbook.documents;

import io.crossbook.sourcing.Persisted;

/**
 * A document with its number, for ever.
 *
 * @param issuedAt microseconds since 1970
 * @param hash SHA-256 of {@link #canonicalText()}
 */
public record IssuedDocument(String number, long issuedAt, Document document, String hash) implements Persisted {
    /** Gives a document its number. */
    static IssuedDocument of(String number, long issuedAt, Document document) {
        return new IssuedDocument(number, issuedAt, document, CanonicalText.hash(text(number, issuedAt, document)));
    }

    /** What the hash is made of: everything the document says, in one way only. */
    public String canonicalText() {
        return text(number, issuedAt, document);
    }

    private static String text(String number, long issuedAt, Document document) {
        return "number=" + number + "\nissuedAt=" + issuedAt + "\nkind=" + document.kind() + "\n"
                + CanonicalText.of((Record) document);
    }
}
