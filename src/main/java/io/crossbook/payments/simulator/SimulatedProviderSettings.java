package io.crossbook.payments.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the simulated provider behaves.
 *
 * @param port to listen on, 0 for any
 * @param percents how often each fault strikes
 * @param secret shared with the exchange
 * @param webhook where the exchange is told of deposits; empty for nowhere
 * @param state file in which the account outlives the process; empty for none
 * @param hold how long a request is left without an answer before its connection is closed
 * @param late how much later a late webhook comes, and how long before the first retry of one
 */
public record SimulatedProviderSettings(
        int port,
        long seed,
        Map<ProviderFault, Integer> percents,
        String secret,
        Optional<URI> webhook,
        Optional<Path> state,
        Duration hold,
        Duration late) {
    public SimulatedProviderSettings {
        percents = Map.copyOf(percents);
    }

    /** Without the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "provider on port " + port + " with seed " + seed + " and faults " + percents;
    }
}
