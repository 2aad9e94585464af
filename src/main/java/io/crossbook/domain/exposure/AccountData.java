package io.crossbook.domain.exposure;

import java.util.List;

/**
 * A {@link MarketAccount} as plain numbers, for snapshots; equal data is an equal standing. Outcome markets list
 * for each selection the profit in micros if it wins and if it loses, and ODDS in addition what the odds of a bet are
 * needed for when a runner leaves: how many selections did and which, and each net stake as its selection, odds in 1e-4
 * and hundredths. SPOT lists as matched the shares held, what they cost and the profit realised by sales in micros, and
 * as open the cash in micros and the shares that orders reserve.
 */
public record AccountData(List<Long> matched, List<Long> open) {

    public AccountData {
        matched = List.copyOf(matched);
        open = List.copyOf(open);
    }

    /** What is matched beyond the least that there must be; nothing in data of an older form. */
    List<Long> moreThan(int leastMatched, int openSize) {
        requireSizes(matched.size() < leastMatched ? leastMatched : matched.size(), openSize);
        return matched.subList(leastMatched, matched.size());
    }

    void requireSizes(int matchedSize, int openSize) {
        if (matched.size() != matchedSize || open.size() != openSize) {
            throw new IllegalArgumentException("account data of " + matched.size() + " and " + open.size()
                    + " numbers, expected " + matchedSize + " and " + openSize);
        }
    }
}
