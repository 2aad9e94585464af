package io.crossbook.domain.money;

import java.util.Arrays;

/**
 * Decimal odds in hundredths (250 is 2.50), always one of the 350 steps from 1.01 to 1000.
 *
 * <p>The steps are the classic exchange ladder (research 7.2); odds between two steps cannot be made.
 */
public record Odds(int hundredths) implements Comparable<Odds> {
    /** How many steps the ladder has: indexes run from 0 (1.01) to 349 (1000). */
    public static final int STEPS = 350;

    private static final int SCALE = 2;
    /** From where on (in hundredths) the ladder rises by how much; each band ends where the next begins. */
    private static final int[][] BANDS = {
        {101, 1},
        {200, 2},
        {300, 5},
        {400, 10},
        {600, 20},
        {1_000, 50},
        {2_000, 100},
        {3_000, 200},
        {5_000, 500},
        {10_000, 1_000}
    };

    private static final int HIGHEST = 100_000;
    private static final int[] LADDER = ladder();

    public Odds {
        if (!isOnLadder(hundredths)) {
            throw new IllegalArgumentException(
                    "not a step of the odds ladder: " + Decimals.format(hundredths, SCALE, SCALE));
        }
    }

    /** The odds at a ladder index 0..349; any other index throws IllegalArgumentException. */
    public static Odds ofIndex(int index) {
        if (index < 0 || index >= STEPS) {
            throw new IllegalArgumentException("ladder index must be 0.." + (STEPS - 1) + " but is " + index);
        }
        return new Odds(LADDER[index]);
    }

    /** Reads odds as "2.5" or "2.50"; anything else, or odds off the ladder, throws IllegalArgumentException. */
    public static Odds parse(String decimal) {
        long hundredths = Decimals.parse(decimal, SCALE);
        if (!isOnLadder(hundredths)) {
            throw new IllegalArgumentException("not a step of the odds ladder: " + decimal);
        }
        return new Odds((int) hundredths);
    }

    public static boolean isOnLadder(long hundredths) {
        return indexOf(hundredths) >= 0;
    }

    /** The place of these odds on the ladder: 0 for 1.01, 349 for 1000. */
    public int ladderIndex() {
        return indexOf(hundredths);
    }

    /** The ladder index of odds given in hundredths, negative when they are not on the ladder. */
    static int indexOf(long hundredths) {
        return hundredths < LADDER[0] || hundredths > HIGHEST ? -1 : Arrays.binarySearch(LADDER, (int) hundredths);
    }

    @Override
    public int compareTo(Odds other) {
        return Integer.compare(hundredths, other.hundredths);
    }

    /** The odds with two decimals: "2.50". */
    @Override
    public String toString() {
        return Decimals.format(hundredths, SCALE, SCALE);
    }

    private static int[] ladder() {
        int[] ladder = new int[STEPS];
        int index = 0;
        for (int band = 0; band < BANDS.length; band++) {
            int end = band + 1 < BANDS.length ? BANDS[band + 1][0] : HIGHEST + 1;
            for (int odds = BANDS[band][0]; odds < end; odds += BANDS[band][1]) {
                ladder[index++] = odds;
            }
        }
        return ladder;
    }
}
