package io.crossbook.replay;

import java.util.List;

/** What a replay came to. */
record ReplayResult(
        String recording,
        String marketId,
        RecordingSummary summary,
        List<SelectionResult> selections,
        Settlement settlement,
        ReplayStatistics statistics,
        double seconds) {

    /** Whether every difference in volume is explained and the money adds up. */
    boolean isClean() {
        return settlement.isClean() && selections.stream().allMatch(SelectionResult::isExplained);
    }
}
