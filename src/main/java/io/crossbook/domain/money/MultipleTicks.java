package io.crossbook.domain.money;

/** Prices that are whole multiples of one tick size (1e-4 units): tick n is n x tickSize, from 1 to {@code highest}. */
record MultipleTicks(long tickSize, int highest) implements TickTable {
    private static final long CONTRACT = 10_000;

    static MultipleTicks ofContract(long tickSize) {
        if (tickSize <= 0 || tickSize > CONTRACT / 2 || CONTRACT % tickSize != 0) {
            throw new IllegalArgumentException(
                    "the tick size of a contract must divide 1.00: " + Price.format(tickSize));
        }
        return new MultipleTicks(tickSize, (int) (CONTRACT / tickSize) - 1);
    }

    static MultipleTicks unlimited(long tickSize) {
        if (tickSize <= 0) {
            throw new IllegalArgumentException("a tick size must be positive: " + Price.format(tickSize));
        }
        return new MultipleTicks(tickSize, (int) Math.min(Integer.MAX_VALUE, Long.MAX_VALUE / tickSize));
    }

    @Override
    public boolean isTick(int tick) {
        return tick >= lowest() && tick <= highest;
    }

    @Override
    public long price(int tick) {
        if (!isTick(tick)) {
            throw new IllegalArgumentException("not a tick: " + tick);
        }
        return tick * tickSize;
    }

    @Override
    public int tick(long price) {
        long tick = price / tickSize;
        return price % tickSize == 0 && tick >= lowest() && tick <= highest ? (int) tick : -1;
    }

    @Override
    public int lowest() {
        return 1;
    }
}
