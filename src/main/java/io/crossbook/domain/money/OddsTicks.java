package io.crossbook.domain.money;

/** The odds ladder turned round, so that shorter odds are a higher tick: tick = 350 - ladder index. */
enum OddsTicks implements TickTable {
    INSTANCE;

    private static final int PRICE_PER_HUNDREDTH = 100;

    @Override
    public boolean isTick(int tick) {
        return tick >= lowest() && tick <= highest();
    }

    @Override
    public long price(int tick) {
        if (!isTick(tick)) {
            throw new IllegalArgumentException("not a tick of the odds ladder: " + tick);
        }
        return (long) Odds.ofIndex(Odds.STEPS - tick).hundredths() * PRICE_PER_HUNDREDTH;
    }

    @Override
    public int tick(long price) {
        if (price % PRICE_PER_HUNDREDTH != 0) {
            return -1;
        }
        int index = Odds.indexOf(price / PRICE_PER_HUNDREDTH);
        return index < 0 ? -1 : Odds.STEPS - index;
    }

    @Override
    public int lowest() {
        return 1;
    }

    @Override
    public int highest() {
        return Odds.STEPS;
    }
}
