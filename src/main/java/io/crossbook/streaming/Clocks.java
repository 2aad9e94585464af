package io.crossbook.streaming;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The tokens by which a client resumes: what the subscription is of, and in {@code clk} the numbers up to which the
 * client has everything, in the order of the sorted ids. To clients they are opaque; a check sum keeps accidents out,
 * and a forged one can only make its maker get an image or wait.
 */
final class Clocks {
    private static final byte INITIAL = 1;
    private static final byte CURRENT = 2;
    private static final int HEAD = 1 + Integer.BYTES;
    private static final int VARINT_MAX = 10;
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final List<String> ids;
    private final int subject;
    private final String initial;

    /**
     * @param kind what is subscribed to
     * @param sortedIds of what, each with a number in the clock
     */
    Clocks(String kind, List<String> sortedIds) {
        ids = List.copyOf(sortedIds);
        subject = crc((kind + ":" + String.join(",", ids)).getBytes(StandardCharsets.UTF_8));
        initial = token(ByteBuffer.allocate(HEAD).put(INITIAL).putInt(subject).array(), HEAD);
    }

    String initial() {
        return initial;
    }

    /** The clock of somebody who has everything up to these numbers, in the order of the ids. */
    String current(long[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + numbers.length * VARINT_MAX);
        bytes.put(CURRENT).putInt(subject);
        for (long number : numbers) {
            long rest = number + 1;
            while (rest > LOW_BITS) {
                bytes.put((byte) ((rest & LOW_BITS) | MORE));
                rest >>>= 7;
            }
            bytes.put((byte) rest);
        }
        return token(bytes.array(), bytes.position());
    }

    /** The numbers inside a clock; empty when it is malformed or of something else. */
    Optional<long[]> parse(String initialClk, String clk) {
        byte[] bytes = initial.equals(initialClk) ? bytes(clk) : new byte[0];
        if (bytes.length < HEAD || bytes[0] != CURRENT || ByteBuffer.wrap(bytes).getInt(1) != subject) {
            return Optional.empty();
        }
        long[] numbers = new long[ids.size()];
        int at = HEAD;
        for (int i = 0; i < numbers.length; i++) {
            int shift = 0;
            long number = 0;
            boolean more = true;
            while (more) {
                if (at == bytes.length || shift > 56) {
                    return Optional.empty();
                }
                number |= (long) (bytes[at] & LOW_BITS) << shift;
                more = (bytes[at++] & MORE) != 0;
                shift += 7;
            }
            numbers[i] = number - 1;
        }
        return at == bytes.length ? Optional.of(numbers) : Optional.empty();
    }

    /** The bytes with their check sum behind them, in letters. */
    private static String token(byte[] bytes, int length) {
        byte[] body = java.util.Arrays.copyOf(bytes, length);
        ByteBuffer whole = ByteBuffer.allocate(length + Integer.BYTES).put(body).putInt(crc(body));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }

    private static byte[] bytes(String token) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
        if (whole.length <= Integer.BYTES) {
            return new byte[0];
        }
        byte[] body = java.util.Arrays.copyOf(whole, whole.length - Integer.BYTES);
        return ByteBuffer.wrap(whole).getInt(body.length) == crc(body) ? body : new byte[0];
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
