package io.crossbook.auth;

import java.time.Instant;
import java.util.Set;

/** Who a verified access token speaks for, until it expires or its session is revoked. */
public record Principal(String userId, String username, Set<Role> roles, String sessionId, Instant expiresAt) {
    public Principal {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
