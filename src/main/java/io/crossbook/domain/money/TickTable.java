package io.crossbook.domain.money;

/**
 * The prices one market may trade at, numbered so that a higher tick is always the better offer of a buyer (or backer).
 *
 * <p>Prices are in 1e-4 units (odds 2.50 are 25000). Ticks are positive; for odds they run against the odds, because
 * lower odds mean a higher implied probability. Implementations are immutable.
 */
public interface TickTable {
    boolean isTick(int tick);

    /** The price of a tick in 1e-4 units; a number that is no tick throws IllegalArgumentException. */
    long price(int tick);

    /** The tick of a price in 1e-4 units, or -1 when the price is off the table. */
    int tick(long price);

    int lowest();

    int highest();

    /** The tick {@code steps} above (below when negative), or the table's end when there are fewer steps left. */
    default int shift(int tick, int steps) {
        if (!isTick(tick)) {
            throw new IllegalArgumentException("not a tick: " + tick);
        }
        return (int) Math.max(lowest(), Math.min(highest(), (long) tick + steps));
    }

    /** The odds ladder: tick 1 is 1000, tick 350 is 1.01. */
    static TickTable odds() {
        return OddsTicks.INSTANCE;
    }

    /**
     * Prices of a 1.00 contract, tickSize to 1.00 - tickSize.
     *
     * @param tickSize in 1e-4 units; it must divide 10000 and leave at least one price, else IllegalArgumentException
     */
    static TickTable yesNo(long tickSize) {
        return MultipleTicks.ofContract(tickSize);
    }

    /** Any positive multiple of tickSize (1e-4 units) whose tick fits an int and whose price fits a long. */
    static TickTable spot(long tickSize) {
        return MultipleTicks.unlimited(tickSize);
    }
}
