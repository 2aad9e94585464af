package io.crossbook.recovery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The chain: a line's hash is SHA-256 of the hash before it (32 bytes) and the line's bytes up to its hash. */
final class Hashes {
    /** Before the first line. */
    static final String NONE = "0".repeat(64);
    /** Stands between a line's bytes and the 64 digits of its hash; after those come a quotation mark and a brace. */
    static final String MEMBER = ",\"hash\":\"";

    /** How many bytes of a line are its hash. */
    static final int SUFFIX = MEMBER.length() + NONE.length() + 2;

    private Hashes() {}

    static String next(String previous, byte[] hashed) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(previous));
        return HexFormat.of().formatHex(digest.digest(hashed));
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
