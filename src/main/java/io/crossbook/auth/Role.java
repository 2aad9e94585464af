package io.crossbook.auth;

/** What a user may do: a USER holds a wallet and bets, an ADMIN runs markets and never bets. */
public enum Role {
    USER,
    ADMIN
}
