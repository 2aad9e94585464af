package io.crossbook.chaos;

import java.io.Closeable;
import java.io.IOException;

final class Sockets {
    private Sockets() {}

    /** Closes what may be broken already. */
    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            return;
        }
    }
}
