package io.crossbook.simulation;

/** A machine that entities run on, with a clock that is wrong by some seconds. */
final class Machine {
    private final int number;
    private long skew;

    Machine(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** How far its clock is ahead, in microseconds. */
    long skew() {
        return skew;
    }

    void setClock(long ahead) {
        skew = ahead;
    }

    @Override
    public String toString() {
        return "machine " + number;
    }
}
