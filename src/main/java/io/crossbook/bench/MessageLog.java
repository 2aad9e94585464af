package io.crossbook.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Messages with prices as sockets got them: on which socket, between which numbers of its market, and when the reader
 * had it (microseconds since 1970). Kept without objects, so that reading is not disturbed by its own book-keeping.
 */
final class MessageLog {
    private static final int COLUMNS = 4;
    private static final int START = 4096;

    private long[] cells = new long[START * COLUMNS];
    private int length;

    /** Takes each message in the order of arrival. */
    @FunctionalInterface
    interface Reader {
        void message(int socket, long prevSeq, long seq, long at);
    }

    void add(int socket, long prevSeq, long seq, long at) {
        if (length == cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        cells[length++] = socket;
        cells[length++] = prevSeq;
        cells[length++] = seq;
        cells[length++] = at;
    }

    int size() {
        return length / COLUMNS;
    }

    void forEach(Reader reader) {
        for (int i = 0; i < length; i += COLUMNS) {
            reader.message((int) cells[i], cells[i + 1], cells[i + 2], cells[i + 3]);
        }
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(length);
        for (int i = 0; i < length; i++) {
            out.writeLong(cells[i]);
        }
    }

    static MessageLog readFrom(DataInputStream in) throws IOException {
        var log = new MessageLog();
        log.length = in.readInt();
        log.cells = new long[Math.max(log.length, START * COLUMNS)];
        for (int i = 0; i < log.length; i++) {
            log.cells[i] = in.readLong();
        }
        return log;
    }
}
