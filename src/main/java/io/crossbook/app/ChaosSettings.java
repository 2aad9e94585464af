package io.crossbook.app;

import io.crossbook.chaos.FaultKind;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a chaos run is to be.
 *
 * @param folder an empty one for everything the run makes
 * @param nanos how long faults are injected
 */
record ChaosSettings(Path folder, long nanos, long seed, int clients, Set<FaultKind> kinds) {}
