package io.crossbook.app;

import io.crossbook.chaos.FaultKind;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a chaos run is to be.
 *
 * @param folder an empty one for everything the run makes
 * @param nanos how long faults are injected at most
 * @param rounds of them at most
 */
record ChaosSettings(Path folder, long nanos, int rounds, long seed, int clients, Set<FaultKind> kinds) {}
