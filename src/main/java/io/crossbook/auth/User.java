package io.crossbook.auth;

import java.time.Instant;
import java.util.Set;

/** A registered user; the id is a UUIDv7 and never changes. */
public record User(String id, String username, Set<Role> roles, Instant createdAt) {
    public User {
        roles = Set.copyOf(roles);
    }
}
