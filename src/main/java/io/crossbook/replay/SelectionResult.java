package io.crossbook.replay;

import io.crossbook.domain.money.Size;
import java.util.Map;

/**
 * Recorded against reproduced volume of one selection, in hundredths of backer's stake.
 *
 * @param offLadder the part made at the ladder step next to the recorded odds
 * @param abandoned trades that the recording reports for a time when the selection was gone
 * @param exchangeCount what the exchange's own book says was traded, empty when it doesn't tell
 */
record SelectionResult(
        String id,
        String name,
        long recorded,
        long corrected,
        long reproduced,
        long atPrice,
        long offLadder,
        long abandoned,
        Map<String, Integer> refusals,
        String exchangeCount) {

    long difference() {
        return reproduced - recorded;
    }

    boolean isExplained() {
        boolean agreed = exchangeCount.isEmpty() || exchangeCount.equals(Size.format(reproduced));
        return agreed && difference() == -abandoned;
    }

    /** Why volumes or odds differ, empty when they don't. */
    String explanation() {
        if (!exchangeCount.isEmpty() && !exchangeCount.equals(Size.format(reproduced))) {
            return "UNEXPLAINED: the exchange counts " + exchangeCount;
        }
        if (difference() == 0) {
            return offLadder == 0
                    ? ""
                    : Size.format(offLadder) + " at the nearest step: recorded odds not on the ladder";
        }
        if (isExplained()) {
            return "traded by the recording when the runner was removed or the market never opened again";
        }
        return "UNEXPLAINED" + (refusals.isEmpty() ? "" : "; refused: " + refusals);
    }
}
