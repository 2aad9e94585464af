package io.crossbook.streaming;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
    private final List<ByteString> bodies = new ArrayList<>(1);
    private ByteString body = ByteString.emptyByteString();

    Pieces(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Adds a market's change; one too long goes on in further bodies with its id and the rest of its rows. */
    void add(String marketId, Change change) {
        if (!body.isEmpty() && body.size() + change.whole().size() > bytesMax) {
            cut();
        }
        if (change.whole().size() <= bytesMax) {
            append(change.whole());
        } else {
            addInParts(marketId, change);
        }
    }

    private void addInParts(String marketId, Change change) {
        var part = new ByteStringBuilder().append(change.start());
        boolean open = false;
        for (ByteString row : change.rows()) {
            if (open && body.size() + part.length() + row.size() > bytesMax) {
                append(part.append(ROWS_END).append(END).result());
                cut();
                part = new ByteStringBuilder().append(Words.bytes("{\"id\":\"" + marketId + "\""));
                open = false;
            }
            part.append(open ? COMMA : ROWS).append(row);
            open = true;
        }
        append(part.append(open ? ROWS_END : ByteString.emptyByteString())
                .append(END)
                .result());
    }

    private void append(ByteString one) {
        body = body.isEmpty() ? one : body.concat(COMMA).concat(one);
    }

    private void cut() {
        bodies.add(body);
        body = ByteString.emptyByteString();
    }

    /** The bodies so far. */
    List<ByteString> bodies() {
        if (!body.isEmpty()) {
            cut();
        }
        return bodies;
    }

    /** One message; a long one shares its body with those of other sockets. Head and end are ASCII. */
    static ByteString join(String head, ByteString body, String end) {
        if (body.size() > COPIED_MAX) {
            return Words.bytes(head).concat(body).concat(Words.bytes(end));
        }
        ByteBuffer whole = ByteBuffer.allocate(head.length() + body.size() + end.length());
        whole.put(head.getBytes(StandardCharsets.ISO_8859_1));
        body.copyToBuffer(whole);
        whole.put(end.getBytes(StandardCharsets.ISO_8859_1));
        return ByteString.fromArrayUnsafe(whole.array());
    }
}
