package io.crossbook.auth;

/** Why identity says no, in order of precedence; nothing has changed then. */
public enum AuthRejection {
    INVALID_USERNAME,
    INVALID_PASSWORD,
    /** Too many logins of this name from this address; details carry retryAfterMs. */
    TOO_MANY_REQUESTS,
    /** Too many passwords are being hashed already. */
    BUSY,
    USERNAME_TAKEN,
    /** Unknown name or wrong password: which one is never told. */
    INVALID_CREDENTIALS,
    UNAUTHENTICATED,
    TOKEN_EXPIRED,
    USER_NOT_FOUND,
    /** The password shown for taking another one is not the caller's. */
    WRONG_PASSWORD,
    SESSION_NOT_FOUND
}
