package io.crossbook.bench;

import io.crossbook.bench.Readers.Order;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The parent's end of a process that reads sockets; whatever breaks it off fails the measurement. */
final class ReaderProcess implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long END_SECONDS = 10;

    private final Process process;
    private final DataOutputStream orders;
    private final DataInputStream answers;

    /** Sockets that had their image, and sockets that the server has closed. */
    record State(int subscribed, int lost) {}

    /** @param command a program that runs {@link Readers} on its standard input and output */
    ReaderProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
        answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
    }

    long pid() {
        return process.pid();
    }

    /** Opens sockets one after the other, each on one of the markets in turn. */
    void open(InetSocketAddress server, List<String> marketIds, int count, int conflateMs) throws IOException {
        orders.writeUTF(Order.OPEN.name());
        orders.writeUTF(server.getHostString());
        orders.writeInt(server.getPort());
        orders.writeInt(count);
        orders.writeInt(conflateMs);
        orders.writeInt(marketIds.size());
        for (String marketId : marketIds) {
            orders.writeUTF(marketId);
        }
        orders.flush();
    }

    State state() throws IOException {
        ask(Order.STATE);
        return new State(answers.readInt(), answers.readInt());
    }

    /** What arrived since the last call. */
    MessageLog collect() throws IOException {
        ask(Order.COLLECT);
        return MessageLog.readFrom(answers);
    }

    private void ask(Order order) throws IOException {
        orders.writeUTF(order.name());
        orders.flush();
    }

    /** Ends the process and with it its sockets; without its parent it would end by itself. */
    @Override
    public void close() throws IOException {
        orders.close();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
