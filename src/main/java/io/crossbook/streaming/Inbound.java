package io.crossbook.streaming;

import akka.util.ByteString;

/** What came in over a socket: one whole message, or the reason why there is none. */
public record Inbound(Kind kind, ByteString data) {
    /** What it is; the last ones are the end of the conversation. */
    public enum Kind {
        TEXT,
        BINARY,
        PING,
        PONG,
        CLOSE,
        TOO_LARGE,
        BROKEN
    }
}
