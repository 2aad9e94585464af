package io.crossbook.http;

import io.crossbook.market.Evidence;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a proposed result rests on: a text, or an address with the SHA-256 of what was seen there. */
record EvidenceBody(String text, String url, String sha256) {
    private static final int TEXT_MAX = 2_000;
    private static final int URL_MAX = 500;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    static EvidenceBody of(Evidence evidence) {
        return evidence == null ? null : new EvidenceBody(evidence.text(), evidence.url(), evidence.sha256());
    }

    /** The evidence these words stand for, with its hash; throws the problem that names what is wrong with them. */
    Evidence evidence() {
        String said = text == null ? null : Fields.text("evidence.text", text, TEXT_MAX);
        if (sha256 != null && !SHA_256.matcher(sha256).matches()) {
            throw invalid("evidence.sha256 must have 64 hexadecimal digits in lower case.");
        }
        if (url != null) {
            requireUrl();
            if (sha256 == null) {
                throw invalid("An address needs the sha256 of what is there.");
            }
            return new Evidence(said, url, sha256);
        }
        if (said == null) {
            throw invalid("Evidence is a text or a url.");
        }
        String hash = hash(said.getBytes(StandardCharsets.UTF_8));
        if (sha256 != null && !sha256.equals(hash)) {
            throw invalid("evidence.sha256 is not that of the text.");
        }
        return new Evidence(said, null, hash);
    }

    private void requireUrl() {
        try {
            URI uri = URI.create(Fields.text("evidence.url", url, URL_MAX));
            if (uri.getHost() == null || !SCHEMES.contains(uri.getScheme())) {
                throw invalid("evidence.url must begin with http:// or https:// and a host.");
            }
        } catch (IllegalArgumentException unreadable) {
            throw invalid("evidence.url is not an address.");
        }
    }

    /** The SHA-256 of these bytes in hexadecimal digits. */
    static String hash(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.INVALID_EVIDENCE, detail, Map.of());
    }
}
