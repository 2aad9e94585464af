package io.crossbook.replay;

import com.github.f4b6a3.uuid.UuidCreator;
import java.net.URI;
import java.time.Duration;

/** One replay of one recording with accounts of its own, so that its money can be added up apart from all other. */
final class ReplayRun {
    /** An exchange that has never answered is more likely not there than restarting. */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(10);

    private static final int RANDOM_PART = 24;

    private final ReplaySettings settings;
    private final ReplayStatistics statistics = new ReplayStatistics();
    private final ExchangeClient client;
    private final Session admin;

    ReplayRun(ReplaySettings settings, URI base, Session admin, Ticker ticker) {
        this.settings = settings;
        this.client = new ExchangeClient(base, settings.patience(), statistics, ticker);
        this.admin = admin;
    }

    ReplayResult run(Recording recording, RecordingSummary summary, ProgressBar progress) {
        admin.token(client.withPatience(FIRST_PATIENCE));
        String run = UuidCreator.getTimeOrderedEpoch().toString().substring(RANDOM_PART);
        Accounts accounts = new Accounts(client, run, settings.deposit());
        try (Workers workers = new Workers(settings.inFlight())) {
            accounts.open(settings.makers(), settings.takers(), workers.threads());
            String clientRef = "replay-" + run;
            return new Replay(recording, summary, settings, client, admin, accounts, clientRef, workers, progress)
                    .run();
        }
    }
}
