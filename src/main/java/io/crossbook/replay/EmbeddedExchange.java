package io.crossbook.replay;

import java.net.URI;

/** An exchange inside this process, for a replay without a server; closing it stops it with nothing lost. */
public interface EmbeddedExchange extends AutoCloseable {
    URI baseUrl();

    String adminUser();

    String adminPassword();

    /** Audits its journal; called when all replays are done and before it is closed. */
    AuditResult audit();

    @Override
    void close();

    /** What the audit says, of one line or more, and whether the audit found no difference. */
    record AuditResult(boolean clean, String text) {}

    /** Starts one and returns when it answers. */
    interface Starter {
        EmbeddedExchange start();
    }
}
