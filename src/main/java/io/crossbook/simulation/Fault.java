package io.crossbook.simulation;

/** What goes wrong, and how often at most: chances in ten thousand of which each world takes a random part. */
public enum Fault {
    MESSAGE_LOST("messages lost", 2_500),
    MESSAGE_DOUBLED("messages doubled", 2_500),
    MESSAGE_LATE("messages seconds to minutes late", 500),
    LINK_CUT("messages over cut links", 10_000),
    STALE_ROUTE("commands sent to an earlier incarnation", 4_000),
    WRITE_FAILED("writes failed", 200),
    WRITE_SLOW("writes slow", 500),
    COMMIT_AMBIGUOUS("commits that their writer took for failures", 200),
    COMMIT_LATE("commits after their writer gave up", 200),
    KEY_CONFLICT("writes refused by the journal's key", 10_000),
    RECOVERY_FAILED("recoveries failed", 1_000),
    SNAPSHOT_FAILED("snapshots not written", 3_000),
    SNAPSHOT_UNREADABLE("snapshots not read", 1_000),
    MACHINE_CRASHED("machines crashed", 10_000),
    MACHINE_PAUSED("machines paused and come back as zombies", 10_000),
    ALL_CRASHED("all machines crashed", 10_000),
    PASSIVATED("entities put to sleep", 10_000),
    CLOCK_JUMPED("clocks moved", 10_000),
    PAYMENT_UNKNOWN("payments without an answer", 3_000),
    PAYMENT_REPEATED("payment answers repeated", 3_000),
    PAYMENT_LATE("payment answers late", 2_000),
    PAYMENT_REFUSED("payments refused", 2_000),
    WEBHOOK_LOST("webhooks lost", 5_000),
    WEBHOOK_DOUBLED("webhooks doubled", 3_000),
    WEBHOOK_LATE("webhooks late", 2_000),
    WEBHOOK_FORGED("webhooks forged", 5_000),
    READER_ROLLED_BACK("view transactions rolled back", 1_000),
    READER_REPEATED("times that views were told events again", 1_500),
    READER_SKIPPED("events that the views' feed skipped", 500);

    private final String text;
    private final int most;

    Fault(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /** In words. */
    public String text() {
        return text;
    }

    int most() {
        return most;
    }
}
