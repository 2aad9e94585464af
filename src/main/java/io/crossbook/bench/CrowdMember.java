package io.crossbook.bench;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One socket of a crowd: skips the handshake, then reads of each message with prices from where to where it leads. */
final class CrowdMember {
    private static final byte[] PREV = "\"prevSeq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEQ = ",\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;

    private final int number;
    private final SocketChannel channel;
    private final String marketId;
    private byte[] left = NOTHING;
    private boolean upgraded;
    private boolean image;

    /** Takes each message with prices; {@code prevSeq} is 0 for an image. */
    @FunctionalInterface
    interface Prices {
        void message(CrowdMember member, long prevSeq, long seq);
    }

    CrowdMember(int number, SocketChannel channel, String marketId) {
        this.number = number;
        this.channel = channel;
        this.marketId = marketId;
    }

    int number() {
        return number;
    }

    SocketChannel channel() {
        return channel;
    }

    String marketId() {
        return marketId;
    }

    boolean isUpgraded() {
        return upgraded;
    }

    boolean hasImage() {
        return image;
    }

    /** The frame that subscribes; its mask is zero, which changes nothing. */
    static ByteBuffer subscription(String marketId, int conflateMs) {
        byte[] json = ("{\"op\":\"marketSubscription\",\"id\":1,\"marketFilter\":{\"marketIds\":[\"" + marketId
                        + "\"]},\"marketDataFilter\":{\"fields\":[\"EX_BEST_OFFERS\",\"EX_LTP\"],\"ladderLevels\":3},"
                        + "\"conflateMs\":" + conflateMs + "}")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(json.length + 8)
                .put((byte) 0x81)
                .put((byte) (0x80 | SHORT_LENGTH))
                .putShort((short) json.length)
                .putInt(0)
                .put(json)
                .flip();
    }

    /** Takes what was read, with {@code work} as room that is free again afterwards. */
    void take(ByteBuffer read, byte[] work, Prices prices) {
        int length = left.length + read.remaining();
        System.arraycopy(left, 0, work, 0, left.length);
        read.get(work, left.length, read.remaining());
        int at = upgraded ? 0 : afterHandshake(work, length);
        while (at < length) {
            int end = frame(work, at, length, prices);
            if (end < 0) {
                break;
            }
            at = end;
        }
        left = at == length ? NOTHING : Arrays.copyOfRange(work, at, length);
    }

    /** Where the answer to the handshake ends, 0 when it is not all there. */
    private int afterHandshake(byte[] bytes, int length) {
        for (int i = 3; i < length; i++) {
            if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                upgraded = true;
                return i + 1;
            }
        }
        return 0;
    }

    /** Reads one frame; returns where it ends, -1 when it is not all there. */
    private int frame(byte[] bytes, int at, int limit, Prices prices) {
        if (!upgraded || limit < at + 2) {
            return -1;
        }
        int length = bytes[at + 1] & LONG_LENGTH;
        int head = 2;
        if (length >= SHORT_LENGTH) {
            head = length == SHORT_LENGTH ? 4 : 10;
            if (limit < at + head) {
                return -1;
            }
            ByteBuffer view = ByteBuffer.wrap(bytes);
            length = head == 4 ? view.getShort(at + 2) & 0xffff : (int) view.getLong(at + 2);
        }
        int end = at + head + length;
        if (limit < end) {
            return -1;
        }
        int prev = find(PREV, bytes, at + head, end);
        int seq = prev < 0 ? -1 : find(SEQ, bytes, prev, end);
        if (seq > 0) {
            image = true;
            prices.message(this, number(bytes, prev), number(bytes, seq));
        }
        return end;
    }

    private static int find(byte[] what, byte[] bytes, int from, int to) {
        for (int i = from; i + what.length < to; i++) {
            if (bytes[i + 1] == what[1] && Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
                return i + what.length;
            }
        }
        return -1;
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = 10 * number + (bytes[i] - '0');
        }
        return number;
    }
}
