package io.crossbook.season;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One match of a season.
 *
 * @param round of the season, empty when the file names none
 * @param score null when the file does not know it
 */
public record Fixture(String season, String round, Instant kickOff, String home, String away, Score score) {
    private static final int REFERENCE_DIGITS = 32;

    public String name() {
        return home + " v " + away;
    }

    /** The same for the same pairing of the same season, also when it is played at another time than first planned. */
    public String clientRef() {
        String pairing = season + "\n" + home + "\n" + away;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(pairing.getBytes(StandardCharsets.UTF_8));
            return "fixture-" + HexFormat.of().formatHex(hash).substring(0, REFERENCE_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
