package io.crossbook.chaos;

import io.crossbook.history.Operation;
import io.crossbook.history.Operation.Kind;

/** What an answer means to the client who got it. */
public enum Outcome {
    /** It is done. */
    DONE,
    /** It was refused for good. */
    REFUSED,
    /** Nothing was done, and another attempt may succeed: whatever clients ask for is there. */
    PUT_OFF,
    /** The client cannot know what has become of it. */
    UNKNOWN;

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    /** Of this attempt. */
    public static Outcome of(Operation operation) {
        int status = operation.status();
        if (status == OK || status == CREATED || (status == ACCEPTED && operation.kind() == Kind.WITHDRAW)) {
            return DONE;
        }
        if (status == UNAUTHENTICATED || status == NOT_FOUND || status == TOO_MANY) {
            return PUT_OFF;
        }
        return status >= BAD_REQUEST && status < SERVER && status != TIMEOUT ? REFUSED : UNKNOWN;
    }

    /** Whether there will be no other answer to the same request. */
    boolean isFinal() {
        return this == DONE || this == REFUSED;
    }
}
