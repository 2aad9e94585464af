package io.crossbook.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The ids of orders that have come to their end, at some 30 bytes each, so that none can come back. */
final class EndedOrders {
    private static final int FIRST_SLOTS = 1024;

    private final MessageDigest digest = sha256();
    /** Two longs a slot, both 0 when it is free; a power of two of slots. */
    private long[] slots = new long[2 * FIRST_SLOTS];

    private int used;

    void add(String orderId) {
        if (4L * used >= slots.length) {
            grow();
        }
        put(half(orderId, 0), half(orderId, Long.BYTES));
    }

    boolean contains(String orderId) {
        long high = half(orderId, 0);
        long low = half(orderId, Long.BYTES);
        int slot = slotOf(high, low);
        return slots[slot] != 0 || slots[slot + 1] != 0;
    }

    private void put(long high, long low) {
        int slot = slotOf(high, low);
        if (slots[slot] == 0 && slots[slot + 1] == 0) {
            used++;
        }
        slots[slot] = high;
        slots[slot + 1] = low;
    }

    /** Where it is, or where it would go. */
    private int slotOf(long high, long low) {
        int count = slots.length / 2;
        int slot = 2 * (int) (high & (count - 1));
        while ((slots[slot] != 0 || slots[slot + 1] != 0) && (slots[slot] != high || slots[slot + 1] != low)) {
            slot = (slot + 2) % slots.length;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[Math.multiplyExact(2, old.length)];
        used = 0;
        for (int slot = 0; slot < old.length; slot += 2) {
            if (old[slot] != 0 || old[slot + 1] != 0) {
                put(old[slot], old[slot + 1]);
            }
        }
    }

    private long half(String orderId, int from) {
        return ByteBuffer.wrap(digest.digest(orderId.getBytes(StandardCharsets.UTF_8)))
                .getLong(from);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
