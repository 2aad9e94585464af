package io.crossbook.streaming;

import akka.util.ByteString;

/**
 * What is to go out over a socket.
 *
 * @param data JSON of a text, payload of a pong, reason of a close
 * @param closeCode WebSocket close code of a close, else 0
 */
public record Outbound(Kind kind, ByteString data, int closeCode) {
    /** What it is. */
    public enum Kind {
        TEXT,
        PING,
        PONG,
        CLOSE
    }

    static Outbound text(ByteString json) {
        return new Outbound(Kind.TEXT, json, 0);
    }

    static Outbound pong(ByteString data) {
        return new Outbound(Kind.PONG, data, 0);
    }

    static Outbound ping() {
        return new Outbound(Kind.PING, ByteString.emptyByteString(), 0);
    }

    static Outbound close(int code, String reason) {
        return new Outbound(Kind.CLOSE, ByteString.fromString(reason), code);
    }
}
