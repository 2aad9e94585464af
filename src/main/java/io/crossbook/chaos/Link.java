package io.crossbook.chaos;

import java.io.IOException;
import java.net.Socket;

/** A connection through a proxy: what the client sent goes up, what the server sent goes down. */
class Link implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Socket client;
    private final Socket server;
    private final Gate gate;

    Link(Socket client, Socket server, Gate gate) {
        this.client = client;
        this.server = server;
        this.gate = gate;
    }

    Socket client() {
        return client;
    }

    Socket server() {
        return server;
    }

    /** Waits until the gate is open; fails when the connection has to break. */
    void awaitGate() throws IOException, InterruptedException {
        if (!gate.pass()) {
            throw new IOException("broken");
        }
    }

    /** Carries what the client sends until it ends. */
    void up() throws IOException, InterruptedException {
        copy(client, server);
        server.shutdownOutput();
    }

    /** Carries what the server sends until it ends. */
    void down() throws IOException, InterruptedException {
        copy(server, client);
        client.shutdownOutput();
    }

    private void copy(Socket from, Socket to) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        for (int read = from.getInputStream().read(buffer);
                read >= 0;
                read = from.getInputStream().read(buffer)) {
            awaitGate();
            to.getOutputStream().write(buffer, 0, read);
        }
    }

    @Override
    public void close() {
        Sockets.close(client);
        Sockets.close(server);
    }
}
