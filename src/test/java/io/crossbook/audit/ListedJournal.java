package io.crossbook.audit;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A journal out of a list. */
public record ListedJournal(List<JournalEntry> entries) implements JournalSource {
    @Override
    public void read(Consumer<JournalEntry> reader) {
        entries.forEach(reader);
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public OptionalLong readAt() {
        return OptionalLong.empty();
    }

    static AuditReport audit(List<JournalEntry> entries, boolean strictQuiet) {
        return Audit.run(new ListedJournal(entries), strictQuiet, done -> {});
    }
}
