package io.crossbook.streaming;

import akka.util.ByteString;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a market became since one number, as JSON that all sockets share which were told up to that number and want the
 * same form. The rows of selections are there once more apart, so that a large image can be cut between them.
 *
 * @param changedAt event time of the last of it in microseconds
 * @param revision counts what can be seen of the market since this node watches it
 * @param image whether it stands for itself; otherwise it leads on from the number the socket asked for
 * @param start the market change without its rows and its end
 * @param rows one JSON object for each selection that changed
 * @param whole the market change with its rows
 */
record Change(
        long seq,
        long changedAt,
        long revision,
        boolean image,
        ByteString start,
        List<ByteString> rows,
        ByteString whole) {
    private static final ByteString ROWS = ByteString.fromString(",\"rc\":[");
    private static final ByteString COMMA = ByteString.fromString(",");
    private static final ByteString ROWS_END = ByteString.fromString("]");
    private static final ByteString END = ByteString.fromString("}");

    static Change of(long seq, long changedAt, long revision, boolean image, ByteString start, List<ByteString> rows) {
        int length = start.size() + ROWS.size() + ROWS_END.size() + END.size();
        for (ByteString row : rows) {
            length += row.size() + COMMA.size();
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        start.copyToBuffer(whole);
        ByteString before = ROWS;
        for (ByteString row : rows) {
            before.copyToBuffer(whole);
            row.copyToBuffer(whole);
            before = COMMA;
        }
        (rows.isEmpty() ? END : ROWS_END.concat(END)).copyToBuffer(whole);
        ByteString bytes = ByteString.fromArrayUnsafe(whole.array(), 0, whole.position());
        return new Change(seq, changedAt, revision, image, start, rows, bytes);
    }
}
