package io.crossbook.documents;

import io.crossbook.sourcing.Persisted;

/**
 * Whose document it is, as it was when the document was issued.
 *
 * @param address lines, separated by line breaks
 * @param taxId empty for none
 * @param taxNote what has to be said about taxes, may be empty
 * @param currency ISO code of every amount in the document
 */
public record Issuer(String name, String address, String taxId, String taxNote, String currency) implements Persisted {}
