package io.crossbook.chaos;

/** What a proxy lets through. */
final class Gate {
    /** OPEN: everything; SHUT: nothing, but nothing is lost either; BROKEN: connections end, new ones at once. */
    enum State {
        OPEN,
        SHUT,
        BROKEN
    }

    private State state = State.OPEN;

    synchronized void set(State next) {
        state = next;
        notifyAll();
    }

    synchronized State state() {
        return state;
    }

    /** Returns when bytes may pass; false when they never will. */
    synchronized boolean pass() throws InterruptedException {
        while (state == State.SHUT) {
            wait();
        }
        return state == State.OPEN;
    }
}
