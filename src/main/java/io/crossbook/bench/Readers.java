package io.crossbook.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The process that reads the sockets of a measurement, apart from the server, so that neither its open files nor its
 * garbage count as the server's. It does what its parent says over standard input, and ends with it.
 */
public final class Readers {
    /** What a parent may ask for; sent by name. */
    enum Order {
        OPEN,
        STATE,
        COLLECT
    }

    private static final int BUFFER_BYTES = 64 * 1024;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final LongSupplier micros;
    private SocketCrowd sockets;

    private Readers(InputStream in, OutputStream out, LongSupplier micros) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES));
        this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER_BYTES));
        this.micros = micros;
    }

    /** Obeys until the parent is gone or closes the input; {@code micros} is the clock of the parent. */
    public static void serve(InputStream in, OutputStream out, LongSupplier micros) throws IOException {
        var readers = new Readers(in, out, micros);
        try {
            while (true) {
                readers.obey(Order.valueOf(readers.in.readUTF()));
                readers.out.flush();
            }
        } catch (EOFException parentIsGone) {
            return;
        }
    }

    private void obey(Order order) throws IOException {
        switch (order) {
            case OPEN -> open();
            case STATE -> {
                out.writeInt(sockets.subscribed());
                out.writeInt(sockets.lost());
            }
            case COLLECT -> sockets.takeLog().writeTo(out);
        }
    }

    private void open() throws IOException {
        var server = new InetSocketAddress(in.readUTF(), in.readInt());
        int count = in.readInt();
        int conflateMs = in.readInt();
        List<String> marketIds = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            marketIds.add(in.readUTF());
        }
        sockets = new SocketCrowd(server, marketIds, conflateMs, micros);
        sockets.open(count);
    }
}
