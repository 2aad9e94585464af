package io.crossbook.market;

import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Persisted;

/** What one source says a market's result is, with the SHA-256 of the words it signed. */
public record Report(String source, Resolution resolution, String sha256, long at) implements Persisted {}
