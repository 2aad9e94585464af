package io.crossbook.market;

import io.crossbook.sourcing.Persisted;

/**
 * What a proposed result rests on, so that anybody can check it later.
 *
 * @param text what it says, null when only an address is given
 * @param url where it is, null when it is told in the text; nobody fetches it
 * @param sha256 the SHA-256 of what was seen there, or of the text in UTF-8, in 64 hexadecimal digits
 */
public record Evidence(String text, String url, String sha256) implements Persisted {}
