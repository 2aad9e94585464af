package io.crossbook.bench;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** One socket of a crowd: skips the handshake, then counts messages with prices and reads where they lead on from. */
final class CrowdMember {
    private static final byte[] PREV = "\"prevSeq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;

    private final SocketChannel channel;
    private final String marketId;
    private byte[] left = NOTHING;
    private boolean upgraded;
    private boolean image;
    private final AtomicInteger messages = new AtomicInteger();

    CrowdMember(SocketChannel channel, String marketId) {
        this.channel = channel;
        this.marketId = marketId;
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

    int messages() {
        return messages.get();
    }

    void startAgain() {
        messages.set(0);
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

    /** Takes what was read; whole messages with prices are told by the number they lead on from, 0 for an image. */
    void take(ByteBuffer read, LongConsumer prices) {
        byte[] all = new byte[left.length + read.remaining()];
        System.arraycopy(left, 0, all, 0, left.length);
        read.get(all, left.length, read.remaining());
        int at = upgraded ? 0 : afterHandshake(all);
        while (at >= 0 && at < all.length) {
            int end = frame(all, at, prices);
            if (end < 0) {
                break;
            }
            at = end;
        }
        int keep = Math.max(0, at);
        left = keep == all.length ? NOTHING : java.util.Arrays.copyOfRange(all, keep, all.length);
    }

    private int afterHandshake(byte[] all) {
        for (int i = 3; i < all.length; i++) {
            if (all[i] == '\n' && all[i - 2] == '\n') {
                upgraded = true;
                return i + 1;
            }
        }
        return -1;
    }

    /** Reads one frame; returns where it ends, -1 when it is not all there. */
    private int frame(byte[] all, int at, LongConsumer prices) {
        if (all.length < at + 2) {
            return -1;
        }
        ByteBuffer bytes = ByteBuffer.wrap(all);
        int length = all[at + 1] & LONG_LENGTH;
        int head = 2;
        if (length >= SHORT_LENGTH) {
            head = length == SHORT_LENGTH ? 4 : 10;
            if (all.length < at + head) {
                return -1;
            }
            length = head == 4 ? bytes.getShort(at + 2) & 0xffff : (int) bytes.getLong(at + 2);
        }
        int end = at + head + length;
        if (all.length < end) {
            return -1;
        }
        int number = find(all, at + head, end);
        if (number > 0) {
            image = true;
            messages.incrementAndGet();
            prices.accept(number(all, number));
        }
        return end;
    }

    private static int find(byte[] all, int from, int to) {
        for (int i = from; i + PREV.length < to; i++) {
            if (java.util.Arrays.equals(all, i, i + PREV.length, PREV, 0, PREV.length)) {
                return i + PREV.length;
            }
        }
        return -1;
    }

    private static long number(byte[] all, int from) {
        long number = 0;
        for (int i = from; all[i] >= '0' && all[i] <= '9'; i++) {
            number = 10 * number + (all[i] - '0');
        }
        return number;
    }
}
