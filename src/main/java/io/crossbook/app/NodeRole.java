package io.crossbook.app;

import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a node may do; {@code akka.cluster.roles} says what this one does. */
enum NodeRole {
    /** Serves HTTP, streams and web pages. */
    EDGE,
    /** Runs wallets, books, markets and all other entities. */
    ENGINE,
    /** Keeps the views, and tells users what concerns them. */
    PROJECTION;

    /** The roles of a node; fails with a {@link StartFailure} when there is one that nobody knows, or none. */
    static Set<NodeRole> of(Config config) {
        Set<NodeRole> roles = EnumSet.noneOf(NodeRole.class);
        for (String name : config.getStringList("akka.cluster.roles")) {
            roles.add(Arrays.stream(values())
                    .filter(role -> role.named().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(name)));
        }
        if (roles.isEmpty()) {
            throw unknown("");
        }
        return roles;
    }

    private static StartFailure unknown(String name) {
        return new StartFailure(
                "akka.cluster.roles must be some of edge, engine and projection, not \"" + name + "\".");
    }

    private String named() {
        return name().toLowerCase(Locale.ROOT);
    }
}
