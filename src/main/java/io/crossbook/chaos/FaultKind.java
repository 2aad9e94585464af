package io.crossbook.chaos;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can go wrong, with what it hits: two faults of one round never hit the same. */
public enum FaultKind {
    KILL_ONE(Hits.NODES, "kill -9 of one node"),
    KILL_TWO(Hits.NODES, "kill -9 of two nodes"),
    KILL_ALL(Hits.NODES, "kill -9 of all nodes"),
    PAUSE(Hits.NODES, "node paused (SIGSTOP) and resumed"),
    RESTART(Hits.NODES, "node left and came back with another clock"),
    PARTITION(Hits.NETWORK, "node cut off from the others"),
    ONE_WAY(Hits.NETWORK, "node not heard by another, one way"),
    DATABASE_CUT(Hits.DATABASE_NETWORK, "node cut off from the database"),
    DATABASE_STOP(Hits.DATABASE, "database stopped at once and started"),
    BACKEND_KILL(Hits.DATABASE, "kill -9 of a database process"),
    SESSIONS_ENDED(Hits.DATABASE, "all database sessions ended"),
    JOURNAL_LOCKED(Hits.DATABASE, "journal locked for seconds"),
    CONNECTIONS_USED_UP(Hits.DATABASE, "database connections used up"),
    DISK_FULL(Hits.DATABASE, "disk of the database full"),
    COMMIT_HELD(Hits.DATABASE_NETWORK, "COMMIT held back"),
    COMMIT_ANSWER_LOST(Hits.DATABASE_NETWORK, "answer of COMMIT lost"),
    COMMIT_LOST(Hits.DATABASE_NETWORK, "COMMIT lost");

    /** The part of the machine that a fault hits. */
    enum Hits {
        NODES,
        NETWORK,
        DATABASE,
        DATABASE_NETWORK
    }

    private final Hits hits;
    private final String text;

    FaultKind(Hits hits, String text) {
        this.hits = hits;
        this.text = text;
    }

    /** The kind in words. */
    public String text() {
        return text;
    }

    /** The name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether both can be injected at the same time and still be told apart. */
    boolean goesWith(FaultKind other) {
        return hits != other.hits;
    }

    /** The kind of this name; fails with one that names them all. */
    public static FaultKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault " + word + "; there are "
                        + Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", ")) + "."));
    }
}
