package io.crossbook.simulation;

import io.crossbook.sourcing.Decision;

/** Decides on the commands of one incarnation. */
@FunctionalInterface
interface Judge<C, E, S, R> {
    Decision<E, R> decide(C command, S state, long now);
}
