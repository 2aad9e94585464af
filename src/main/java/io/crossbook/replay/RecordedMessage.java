package io.crossbook.replay;

import java.util.List;
import java.util.Optional;

/**
 * One change of one market: what a line of a recording says, in our units (odds and sizes in hundredths).
 *
 * @param line the line in the file, from 1
 * @param publishedAt milliseconds since 1970
 * @param image whether the levels named here replace all that was known of those runners
 */
record RecordedMessage(
        long line,
        long publishedAt,
        String marketId,
        boolean image,
        Optional<Definition> definition,
        List<RunnerChange> changes) {

    /** The size that stands at one price, or the size traded there so far; size 0 means nothing. */
    record Level(int odds, long size) {}

    /**
     * New values of some levels of one runner.
     *
     * @param backable available to back, that is resting LAY orders
     * @param layable available to lay, that is resting BACK orders
     * @param traded cumulative traded size per price
     */
    record RunnerChange(String selectionId, List<Level> backable, List<Level> layable, List<Level> traded) {}

    /**
     * The market as it is defined from this message on.
     *
     * @param startsAt ISO-8601, empty when the recording does not tell
     * @param commissionPercent decimal text, "0" when the recording does not tell
     */
    record Definition(
            Status status,
            boolean inPlay,
            String name,
            String eventName,
            String startsAt,
            int numberOfWinners,
            String commissionPercent,
            List<Runner> runners) {

        boolean isOpen() {
            return status == Status.OPEN;
        }

        List<String> winners() {
            return runners.stream()
                    .filter(runner -> runner.status() == RunnerStatus.WINNER)
                    .map(Runner::id)
                    .toList();
        }
    }

    /** A selection; {@code reductionPercent} is decimal text and "0" when the recording has no adjustment factor. */
    record Runner(String id, String name, RunnerStatus status, String reductionPercent) {}

    enum Status {
        INACTIVE,
        OPEN,
        SUSPENDED,
        CLOSED
    }

    enum RunnerStatus {
        ACTIVE,
        REMOVED,
        WINNER,
        LOSER,
        PLACED,
        HIDDEN
    }
}
