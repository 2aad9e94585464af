package io.crossbook.history;

import io.crossbook.audit.JournalSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether clients could tell this exchange from one that does one thing after the other, at once.
 *
 * <p>The journal is the witness: it has the one order of events of each entity, so nothing has to be searched. Checked
 * are real time (what had returned when something else began on the same entity comes before it), and that answers are
 * what the entity was after the event they name. An operation whose outcome its client never learnt may have happened
 * or not, but only once, and not before it began.
 */
public final class Linearizability {
    private Linearizability() {}

    /**
     * What was found.
     *
     * @param operations those of the history
     * @param writes events found of operations, at most one on each entity
     * @param reads answers held against the journal
     * @param contradictions one sentence each; empty when the history is linearizable
     */
    public record Report(int operations, int writes, int reads, List<String> contradictions) {
        public Report {
            contradictions = List.copyOf(contradictions);
        }
    }

    /** The journal is read once and must be at rest. */
    public static Report check(List<Operation> operations, JournalSource journal) {
        Witness witness = new Witness(Claims.looks(operations));
        journal.read(witness::see);
        Claims claims = new Claims(witness);
        claims.add(operations);
        List<String> contradictions = new ArrayList<>(claims.contradictions());
        contradictions.addAll(RealTime.contradictions(claims.all()));
        return new Report(operations.size(), claims.writes(), claims.reads(), contradictions);
    }
}
