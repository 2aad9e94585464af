package io.crossbook.streaming;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import java.util.ArrayList;
import java.util.List;

/** Puts market changes together to the bodies of one or more messages, none much longer than a limit. */
final class Pieces {
    /** Below this a copy is cheaper than carrying the parts along. */
    private static final int COPIED_MAX = 8 * 1024;

    private static final ByteString COMMA = ByteString.fromString(",");
    private static final ByteString ROWS = ByteString.fromString(",\"rc\":[");
    private static final ByteString ROWS_END = ByteString.fromString("]");
    private static final ByteString END = ByteString.fromString("}");

    private final int bytesMax;
    private final List<ByteString> bodies = new ArrayList<>();
    private ByteStringBuilder body = new ByteStringBuilder();

    Pieces(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Adds a market's change; one too long goes on in further bodies with its id and the rest of its rows. */
    void add(String marketId, long prevSeq, Change change) {
        if (body.length() > 0 && body.length() + change.bytes() > bytesMax) {
            cut();
        }
        start(Words.bytes("{\"id\":\"" + marketId
                + (change.image() ? "\",\"img\":true,\"prevSeq\":0," : "\",\"prevSeq\":" + prevSeq + ",")));
        body.append(change.facts());
        boolean open = false;
        for (ByteString row : change.rows()) {
            if (open && body.length() + row.size() > bytesMax) {
                body.append(ROWS_END).append(END);
                cut();
                start(Words.bytes("{\"id\":\"" + marketId + "\""));
                open = false;
            }
            body.append(open ? COMMA : ROWS).append(row);
            open = true;
        }
        body.append(open ? ROWS_END : ByteString.emptyByteString()).append(END);
    }

    private void start(ByteString beginning) {
        if (body.length() > 0) {
            body.append(COMMA);
        }
        body.append(beginning);
    }

    private void cut() {
        bodies.add(body.result());
        body = new ByteStringBuilder();
    }

    /** The bodies so far. */
    List<ByteString> bodies() {
        if (body.length() > 0) {
            cut();
        }
        return bodies;
    }

    /** One message; a long one shares its parts with those of other sockets. */
    static ByteString join(ByteString head, ByteString body, ByteString end) {
        ByteString whole = head.concat(body).concat(end);
        return whole.size() <= COPIED_MAX ? whole.compact() : whole;
    }
}
