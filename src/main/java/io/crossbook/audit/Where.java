package io.crossbook.audit;

/** An event's place in the journal; sequence number 0 means no single event, but the entity as it stands in the end. */
public record Where(String persistenceId, long sequence) {
    @Override
    public String toString() {
        return sequence == 0 ? persistenceId : persistenceId + " #" + sequence;
    }
}
