package io.crossbook.notification.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Tells addresses on the public internet from all others (IANA special-purpose registries). */
final class PublicAddresses {
    private static final List<Range> CLOSED_V4 = List.of(
            range("0.0.0.0", 8),
            range("10.0.0.0", 8),
            range("100.64.0.0", 10),
            range("127.0.0.0", 8),
            range("169.254.0.0", 16),
            range("172.16.0.0", 12),
            range("192.0.0.0", 24),
            range("192.0.2.0", 24),
            range("192.88.99.0", 24),
            range("192.168.0.0", 16),
            range("198.18.0.0", 15),
            range("198.51.100.0", 24),
            range("203.0.113.0", 24),
            range("224.0.0.0", 4),
            range("240.0.0.0", 4));
    private static final Range OPEN_V6 = range("2000::", 3);
    private static final List<Range> CLOSED_V6 =
            List.of(range("2001::", 23), range("2001:db8::", 32), range("2002::", 16), range("3fff::", 20));

    /** All addresses whose first bits are those of the prefix. */
    private record Range(InetAddress prefix, int bits) {
        boolean contains(byte[] address) {
            byte[] start = prefix.getAddress();
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((address[bit / Byte.SIZE] ^ start[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return CLOSED_V4.stream().noneMatch(range -> range.contains(bytes));
        }
        return OPEN_V6.contains(bytes) && CLOSED_V6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static Range range(String literal, int bits) {
        try {
            return new Range(InetAddress.getByName(literal), bits);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
