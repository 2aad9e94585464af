package io.crossbook.auth;

/**
 * What a user may do: a USER holds a wallet and bets, an ADMIN runs markets, an ARBITER ends disputes; these two never
 * bet.
 */
public enum Role {
    USER,
    ADMIN,
    ARBITER
}
