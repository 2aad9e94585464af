package io.crossbook.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** I1: each entity's events are numbered 1, 2, 3, ... and its time never goes back; a writer never comes back. */
final class JournalChain {
    private final Findings findings;
    private final Map<String, Chain> byEntity = new HashMap<>();
    private long newestAt;

    private static final class Chain {
        private long last;
        private long lastAt;
        private String writer = "";
        private Set<String> formerWriters = Set.of();
    }

    JournalChain(Findings findings) {
        this.findings = findings;
    }

    /** Event time of the newest event so far, in microseconds. */
    long newestAt() {
        return newestAt;
    }

    void see(JournalEntry entry) {
        Chain chain = byEntity.computeIfAbsent(entry.persistenceId(), same -> new Chain());
        if (entry.sequence() != chain.last + 1) {
            broken(entry, "comes after #" + chain.last);
        }
        chain.last = entry.sequence();
        if (entry.trouble() != null) {
            broken(entry, entry.trouble());
            return;
        }
        seeTime(chain, entry);
        seeWriter(chain, entry);
    }

    private void seeTime(Chain chain, JournalEntry entry) {
        long at = entry.event().at();
        if (at < chain.lastAt) {
            broken(entry, "its time " + at + " is before " + chain.lastAt + ", the time of the event before it");
        }
        chain.lastAt = at;
        newestAt = Math.max(newestAt, at);
    }

    private void seeWriter(Chain chain, JournalEntry entry) {
        if (entry.writer().equals(chain.writer)) {
            return;
        }
        if (chain.formerWriters.contains(entry.writer())) {
            broken(entry, "writer " + entry.writer() + " is back after " + chain.writer);
        }
        if (!chain.writer.isEmpty()) {
            chain.formerWriters = new HashSet<>(chain.formerWriters);
            chain.formerWriters.add(chain.writer);
        }
        chain.writer = entry.writer();
    }

    private void broken(JournalEntry entry, String text) {
        findings.add(Invariant.CHAIN, entry.where(), text);
    }
}
