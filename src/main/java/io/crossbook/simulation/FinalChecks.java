package io.crossbook.simulation;

import io.crossbook.audit.AuditReport;
import io.crossbook.audit.Difference;
import io.crossbook.audit.Invariant;

/** What must hold of a world that has come to rest. */
final class FinalChecks {
    private FinalChecks() {}

    /** Nothing is under way, and no invariant was ever broken. */
    static void requireQuiet(World world, String when) {
        requireClean(world.audit().report(world.schedule().now(), true), when);
    }

    static void requireClean(AuditReport report, String when) {
        for (Invariant invariant : Invariant.values()) {
            for (Difference difference : report.first(invariant)) {
                throw new Violation(when + ", " + invariant.code() + " " + invariant.text() + ": " + difference);
            }
        }
    }

    /** Nothing in a book waits for its time while nobody bets: no halt, no order that expires or is delayed. */
    static void requireRestedBooks(World world) {
        for (GameMarket game : world.games()) {
            require(world.book(game.id()).quiet(), "the book of " + game.id() + " waits though its time is over");
        }
    }

    /** Everybody says that nothing is unresolved and stands where the journal says, and so do the views. */
    static void requireAgreement(World world) {
        for (SimulatedEntity<?, ?, ?, ?> entity : world.entities()) {
            require(entity.quiet(), entity.persistenceId() + " says that something is unresolved");
            entity.requireReplayable();
        }
        world.views().requireEqualToJournal();
        world.payIns().requireAllEnded();
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new Violation(what);
        }
    }
}
