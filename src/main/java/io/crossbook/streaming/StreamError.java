package io.crossbook.streaming;

/** Every way in which a stream says no. Closing ones end the connection with their WebSocket close code. */
public enum StreamError {
    /** The message is not JSON in UTF-8. */
    INVALID_JSON(1007),
    /** A field is unknown, missing, or has an impossible value. */
    INVALID_INPUT(0),
    /** There is no such operation. */
    INVALID_REQUEST(0),
    /** The clock is malformed, or of other markets or another user. */
    INVALID_CLOCK(0),
    /** The subscription has more markets than one may have. */
    SUBSCRIPTION_LIMIT_EXCEEDED(0),
    MARKET_NOT_FOUND(0),
    /** Authenticate first. */
    NO_SESSION(0),
    /** The token is not valid. */
    INVALID_SESSION_INFORMATION(0),
    /** What was asked for cannot be had just now; try again. */
    UNAVAILABLE(0),
    /** A fault of ours. */
    UNEXPECTED_ERROR(1011),
    /** The socket asks too much too fast. */
    TOO_MANY_REQUESTS(1008),
    /** There are too many connections. */
    MAX_CONNECTION_LIMIT_EXCEEDED(1013),
    /** The message is longer than a request may be. */
    FRAME_TOO_LARGE(1009),
    /** Binary messages mean nothing here. */
    BINARY_NOT_SUPPORTED(1003),
    /** The bytes are not the WebSocket protocol. */
    PROTOCOL_ERROR(1002),
    /** Nothing was subscribed to for too long. */
    TIMEOUT(1000),
    /** The token has expired. */
    TOKEN_EXPIRED(4401),
    /** The session was logged out. */
    SESSION_ENDED(4401),
    /** The socket has not read for too long, or what it reads from failed: connect again and resume. */
    RESYNC_REQUIRED(1013);

    private final int closeCode;

    StreamError(int closeCode) {
        this.closeCode = closeCode;
    }

    /** Whether the connection ends with it. */
    public boolean closes() {
        return closeCode != 0;
    }

    /** The WebSocket close code, 0 when the connection goes on. */
    public int closeCode() {
        return closeCode;
    }
}
