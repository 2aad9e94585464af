package io.crossbook.wallet;

import io.crossbook.sourcing.Persisted;

/** Shares that were issued to a wallet under a reference: hundredths, and the price in 1e-4 they count as bought at. */
record IssueData(String clientRef, long size, long price) implements Persisted {}
