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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Many WebSockets read by one thread, as cheaply as can be, so that what is measured is the server. Each subscribes to
 * one market. They come from many loopback addresses, because one address has too few ports.
 */
final class SocketCrowd implements AutoCloseable {
    private static final int ADDRESSES = 50;
    private static final int PENDING_MAX = 64;
    private static final int BUFFER_BYTES = 256 * 1024;

    /** A price message that arrived: of which market, from which number on, and when (microseconds since 1970). */
    record Received(String marketId, long prevSeq, long at) {}

    private final InetSocketAddress server;
    private final List<String> marketIds;
    private final int conflateMs;
    private final LongSupplier micros;
    private final Selector selector = open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final List<CrowdMember> members = new ArrayList<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "bench-sockets");
    private volatile int wanted;
    private volatile boolean keeping;
    private volatile boolean closed;
    private final AtomicInteger subscribed = new AtomicInteger();
    private int started;

    SocketCrowd(InetSocketAddress server, List<String> marketIds, int conflateMs, LongSupplier micros) {
        this.server = server;
        this.marketIds = List.copyOf(marketIds);
        this.conflateMs = conflateMs;
        this.micros = micros;
        thread.start();
    }

    private static Selector open() {
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

    /** Sockets that have their image. */
    int subscribed() {
        return subscribed.get();
    }

    /** From now on every message is noted, with its number counted anew. */
    void keep(boolean every) {
        received.clear();
        members.forEach(CrowdMember::startAgain);
        keeping = every;
    }

    Queue<Received> received() {
        return received;
    }

    /** Messages of each socket since they were counted anew. */
    int[] counts() {
        return members.stream().mapToInt(CrowdMember::messages).toArray();
    }

    private void run() {
        try {
            while (!closed) {
                while (started < wanted && started - subscribed.get() < PENDING_MAX) {
                    connect();
                }
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    read((CrowdMember) key.attachment(), key);
                }
                selector.selectedKeys().clear();
            }
            for (CrowdMember member : members) {
                member.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect() throws IOException {
        String market = marketIds.get(started % marketIds.size());
        SocketChannel channel = SocketChannel.open();
        channel.bind(new InetSocketAddress("127.0.0." + (1 + started % ADDRESSES), 0));
        channel.connect(server);
        CrowdMember member = new CrowdMember(channel, market);
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
        started++;
    }

    private void read(CrowdMember member, SelectionKey key) throws IOException {
        buffer.clear();
        if (member.channel().read(buffer) < 0) {
            key.cancel();
            return;
        }
        buffer.flip();
        long now = keeping ? micros.getAsLong() : 0;
        boolean before = member.hasImage();
        boolean greeted = member.isUpgraded();
        member.take(buffer, prevSeq -> {
            if (keeping && prevSeq > 0) {
                received.add(new Received(member.marketId(), prevSeq, now));
            }
        });
        if (!greeted && member.isUpgraded()) {
            member.channel().write(CrowdMember.subscription(member.marketId(), conflateMs));
        }
        if (!before && member.hasImage()) {
            subscribed.incrementAndGet();
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
