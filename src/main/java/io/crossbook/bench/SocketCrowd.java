package io.crossbook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Many WebSockets read by one thread, as cheaply as can be, so that what is measured is the server. Each subscribes to
 * one market, markets in turn. They come from many loopback addresses, because one address has too few ports, and they
 * stay until the process ends.
 */
final class SocketCrowd {
    private static final int ADDRESSES = 50;
    private static final int PENDING_MAX = 64;
    private static final int BUFFER_BYTES = 256 * 1024;

    private final InetSocketAddress server;
    private final List<String> marketIds;
    private final int conflateMs;
    private final LongSupplier micros;
    private final Selector selector = selector();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final byte[] work = new byte[2 * BUFFER_BYTES];
    private final List<CrowdMember> members = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "bench-sockets");
    private final AtomicInteger subscribed = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final Object lock = new Object();
    private MessageLog log = new MessageLog();
    private volatile int wanted;
    private long readAt;

    SocketCrowd(InetSocketAddress server, List<String> marketIds, int conflateMs, LongSupplier micros) {
        this.server = server;
        this.marketIds = List.copyOf(marketIds);
        this.conflateMs = conflateMs;
        this.micros = micros;
        thread.setDaemon(true);
        thread.start();
    }

    private static Selector selector() {
        try {
            return Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens so many sockets, a few at a time. */
    void open(int count) {
        wanted = count;
        selector.wakeup();
    }

    /** Sockets that have had their image. */
    int subscribed() {
        return subscribed.get();
    }

    /** Sockets that the server has closed, whether they had their image or not. */
    int lost() {
        return lost.get();
    }

    /** What arrived since the last call. */
    MessageLog takeLog() {
        synchronized (lock) {
            MessageLog full = log;
            log = new MessageLog();
            return full;
        }
    }

    private void run() {
        try {
            while (true) {
                while (members.size() < wanted && members.size() - subscribed.get() - lost.get() < PENDING_MAX) {
                    connect(members.size());
                }
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    read((CrowdMember) key.attachment(), key);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(int number) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.bind(new InetSocketAddress("127.0.0." + (1 + number % ADDRESSES), 0));
        channel.connect(server);
        CrowdMember member = new CrowdMember(number, channel, marketIds.get(number % marketIds.size()));
        String request = String.join(
                "\r\n",
                "GET /v1/stream HTTP/1.1",
                "Host: bench",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "Sec-WebSocket-Version: 13",
                "",
                "");
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, member);
        members.add(member);
    }

    private void read(CrowdMember member, SelectionKey key) throws IOException {
        buffer.clear();
        if (!fill(member)) {
            key.cancel();
            member.channel().close();
            lost.incrementAndGet();
            return;
        }
        readAt = micros.getAsLong();
        buffer.flip();
        boolean imaged = member.hasImage();
        boolean greeted = member.isUpgraded();
        member.take(buffer, work, this::note);
        if (!greeted && member.isUpgraded()) {
            member.channel().write(CrowdMember.subscription(member.marketId(), conflateMs));
        }
        if (!imaged && member.hasImage()) {
            subscribed.incrementAndGet();
        }
    }

    /** Reads what is there; false when the server has closed the socket. */
    private boolean fill(CrowdMember member) {
        try {
            return member.channel().read(buffer) >= 0;
        } catch (IOException reset) {
            return false;
        }
    }

    private void note(CrowdMember member, long prevSeq, long seq) {
        synchronized (lock) {
            log.add(member.number(), prevSeq, seq, readAt);
        }
    }
}
