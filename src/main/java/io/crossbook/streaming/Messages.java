package io.crossbook.streaming;

import akka.util.ByteString;

/** The messages of a stream that are not data. */
final class Messages {
    private Messages() {}

    static ByteString connection(String connectionId) {
        return Words.bytes("{\"op\":\"connection\",\"connectionId\":\"" + connectionId + "\"}");
    }

    static ByteString success(int id, String connectionId) {
        return Words.bytes("{\"op\":\"status\",\"id\":" + id + ",\"statusCode\":\"SUCCESS\",\"connectionId\":\""
                + connectionId + "\",\"connectionClosed\":false}");
    }

    /** @param id of the request, null when the error is not of one */
    static ByteString failure(Integer id, StreamError error, String message, String connectionId) {
        return Words.bytes("{\"op\":\"status\"" + (id == null ? "" : ",\"id\":" + id)
                + ",\"statusCode\":\"FAILURE\",\"errorCode\":\"" + error + "\",\"errorMessage\":"
                + Words.quoted(message) + ",\"connectionId\":\"" + connectionId + "\",\"connectionClosed\":"
                + error.closes() + "}");
    }
}
