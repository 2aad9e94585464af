package io.crossbook.simulation;

import java.util.function.Consumer;

/** When an incarnation answers for what it decided. */
@FunctionalInterface
interface Fence {
    /** As production does: once the write has succeeded, never before and never otherwise. */
    Fence AFTER_SUCCESS = (write, success, failure) -> write.start(done -> (done ? success : failure).run());

    /** A write that can be started; whoever started it hears whether it succeeded, as far as the writer can know. */
    @FunctionalInterface
    interface Write {
        void start(Consumer<Boolean> outcome);
    }

    void persist(Write write, Runnable success, Runnable failure);
}
