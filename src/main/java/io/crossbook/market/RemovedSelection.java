package io.crossbook.market;

import io.crossbook.sourcing.Persisted;

/** A selection that takes no part any more, with its reduction factor in hundredths of a percent. */
public record RemovedSelection(int selection, int reductionHundredths) implements Persisted {}
