package io.crossbook.sourcing.journal;

/** One event as the journal stores it; the tag is null for an event that no projection reads. */
// The array is handed over and never compared.
@SuppressWarnings("ArrayRecordComponent")
record JournalRow(
        String persistenceId,
        long sequenceNumber,
        String writer,
        long writeTimestamp,
        String adapterManifest,
        int serializerId,
        String serializerManifest,
        byte[] payload,
        String tag) {}
