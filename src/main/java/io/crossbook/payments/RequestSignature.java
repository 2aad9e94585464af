package io.crossbook.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) over time, method, path with query, and body of a request, each ended by a line feed. */
public final class RequestSignature {
    public static final String TIMESTAMP_HEADER = "Crossbook-Timestamp";
    public static final String SIGNATURE_HEADER = "Crossbook-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1=";

    private final SecretKeySpec key;

    public RequestSignature(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The value of the signature header; the path is the one on the wire, with its query. */
    public String of(long epochSeconds, String method, String path, String body) {
        return of(epochSeconds, method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    private String of(long epochSeconds, String method, String path, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String head = epochSeconds + "\n" + method + "\n" + path + "\n";
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            mac.update(body);
            return VERSION + HexFormat.of().formatHex(mac.doFinal(new byte[] {'\n'}));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Whether that is the signature; how long this takes does not tell how much of it is right. */
    public boolean matches(String signature, long epochSeconds, String method, String path, String body) {
        return matches(signature, epochSeconds, method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for a body as it came over the wire. */
    public boolean matches(String signature, long epochSeconds, String method, String path, byte[] body) {
        return signature != null
                && MessageDigest.isEqual(
                        of(epochSeconds, method, path, body).getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8));
    }
}
