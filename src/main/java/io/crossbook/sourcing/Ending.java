package io.crossbook.sourcing;

import akka.actor.typed.ChildFailed;
import akka.actor.typed.Terminated;
import akka.persistence.typed.internal.JournalFailureException;
import java.sql.SQLException;
import java.util.Optional;

/** Why an entity has stopped. */
final class Ending {
    private static final String UNIQUE_VIOLATION = "23505";

    private Ending() {}

    /** In a few words for the log. */
    static String words(Terminated signal) {
        return signal instanceof ChildFailed failed
                ? String.valueOf(root(failed.getCause()).getMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                : "as it was told to";
    }

    /**
     * As a kind of failure; empty when it was told to stop.
     *
     * @param recovered whether it had read its events
     */
    static Optional<EntityRecorder.Failure> failure(Terminated signal, boolean recovered) {
        if (!(signal instanceof ChildFailed failed)) {
            return Optional.empty();
        }
        if (root(failed.getCause()) instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
            return Optional.of(EntityRecorder.Failure.FENCED);
        }
        if (!(failed.getCause() instanceof JournalFailureException)) {
            return Optional.of(EntityRecorder.Failure.FAULT);
        }
        return Optional.of(recovered ? EntityRecorder.Failure.JOURNAL : EntityRecorder.Failure.RECOVERY);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
