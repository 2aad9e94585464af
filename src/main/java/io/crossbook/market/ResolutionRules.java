package io.crossbook.market;

import io.crossbook.sourcing.Added;
import io.crossbook.sourcing.Persisted;
import java.util.List;
import java.util.Set;

/**
 * How a market comes to its result.
 *
 * @param approvals how many people it takes, 1 or 2: with 2 one proposes and another approves
 * @param disputeSeconds how long users may dispute an approved result before anybody is paid, 0 for not at all
 * @param sources whose signed reports count, none for people alone
 * @param quorum how many of them must say the same, 0 exactly when there are none
 * @param disputeBond what a user sets aside to dispute, in micros; 0 for nothing. As the exchange rewards who is right,
 *     it takes two people to make a result, and as there is nothing to dispute otherwise, a time to do it in
 */
public record ResolutionRules(
        int approvals, int disputeSeconds, @Added List<String> sources, @Added int quorum, @Added long disputeBond)
        implements Persisted {
    /** One person decides, at once. */
    public static final ResolutionRules ONE_PERSON = new ResolutionRules(1, 0);

    /** One person proposes, another approves, at once. */
    public static final ResolutionRules TWO_PEOPLE = new ResolutionRules(2, 0);

    public static final int DISPUTE_SECONDS_MAX = 30 * 24 * 3_600;

    public static final int SOURCES_MAX = 16;

    /** In micros: a million units. */
    public static final long DISPUTE_BOND_MAX = 1_000_000_000_000L;

    private static final int APPROVALS_MAX = 2;
    private static final long SECOND_MICROS = 1_000_000;

    public ResolutionRules {
        if (approvals < 1 || approvals > APPROVALS_MAX || disputeSeconds < 0 || disputeSeconds > DISPUTE_SECONDS_MAX) {
            throw new IllegalArgumentException("approvals " + approvals + ", disputes for " + disputeSeconds + " s");
        }
        sources = List.copyOf(sources);
        int few = sources.isEmpty() ? 0 : 1;
        if (sources.size() > SOURCES_MAX
                || Set.copyOf(sources).size() < sources.size()
                || quorum < few
                || quorum > sources.size()) {
            throw new IllegalArgumentException("quorum " + quorum + " of sources " + sources);
        }
        boolean bondable = approvals == APPROVALS_MAX && disputeSeconds > 0;
        if (disputeBond < 0 || disputeBond > DISPUTE_BOND_MAX || (disputeBond > 0 && !bondable)) {
            throw new IllegalArgumentException("a bond of " + disputeBond + " micros with approvals " + approvals
                    + ", disputes for " + disputeSeconds + " s");
        }
    }

    public ResolutionRules(int approvals, int disputeSeconds) {
        this(approvals, disputeSeconds, List.of(), 0, 0);
    }

    public ResolutionRules(int approvals, int disputeSeconds, List<String> sources, int quorum) {
        this(approvals, disputeSeconds, sources, quorum, 0);
    }

    /** When a result approved now is beyond dispute. */
    long finalAt(long approvedAt) {
        return Math.addExact(approvedAt, disputeSeconds * SECOND_MICROS);
    }
}
