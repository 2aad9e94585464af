package io.crossbook.domain.matching;

/** Size (hundredths) taken off a resting order of the incoming order's owner without a trade. */
public record SelfTradeCut(long restingNumber, long size) {
    public SelfTradeCut {
        if (size < 1) {
            throw new IllegalArgumentException("a self-trade cut has a positive size, not " + size);
        }
    }
}
