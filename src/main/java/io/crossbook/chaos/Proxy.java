package io.crossbook.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Listens for one party and passes its bytes on to another, unless told otherwise. */
public final class Proxy implements AutoCloseable {
    private static final int CONNECT_MS = 2_000;

    /** Makes the link between a client and the server. */
    interface Maker {
        Link make(Socket client, Socket server, Gate gate);
    }

    private final ServerSocket listener;
    private final Supplier<InetSocketAddress> target;
    private final Maker maker;
    private final Gate gate = new Gate();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    Proxy(InetSocketAddress listen, Supplier<InetSocketAddress> target, Maker maker) {
        this.target = target;
        this.maker = maker;
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(listen);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + listen, e);
        }
        thread("chaos-proxy", this::accept);
    }

    /** Passes bytes on as they are. */
    public static Proxy plain(InetSocketAddress listen, Supplier<InetSocketAddress> target) {
        return new Proxy(listen, target, Link::new);
    }

    /** Stands before a PostgreSQL database and does to commits what it is told. */
    public static Proxy database(InetSocketAddress listen, Supplier<InetSocketAddress> target, CommitFaults faults) {
        return new Proxy(listen, target, (client, server, gate) -> new PostgresLink(client, server, gate, faults));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Everything passes, also what was kept back. */
    public void open() {
        gate.set(Gate.State.OPEN);
    }

    /** Nothing passes; connections stay, and what is sent arrives when this is opened again. */
    public void shut() {
        gate.set(Gate.State.SHUT);
    }

    /** Connections end, and new ones at once. */
    public void breakOff() {
        gate.set(Gate.State.BROKEN);
        links.forEach(Link::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (gate.state() == Gate.State.BROKEN) {
                    Sockets.close(client);
                } else {
                    thread("chaos-link", () -> connect(client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            if (gate.pass()) {
                server.connect(target.get(), CONNECT_MS);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                carry(maker.make(client, server, gate));
            }
        } catch (IOException refused) {
            Sockets.close(server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Sockets.close(client);
            Sockets.close(server);
        }
    }

    /** Returns when both directions have ended. */
    private void carry(Link link) throws InterruptedException {
        links.add(link);
        // Whoever broke off before that has not seen this link.
        if (gate.state() == Gate.State.BROKEN) {
            link.close();
        }
        Thread down = thread("chaos-link-down", () -> half(link, link::down));
        half(link, link::up);
        down.join();
        links.remove(link);
    }

    @FunctionalInterface
    private interface Half {
        void run() throws IOException, InterruptedException;
    }

    private static void half(Link link, Half half) {
        try {
            half.run();
        } catch (IOException broken) {
            link.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            link.close();
        }
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 1 << 18);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        Sockets.close(listener);
        gate.set(Gate.State.BROKEN);
        links.forEach(Link::close);
    }
}
