package io.crossbook.audit;

import io.crossbook.domain.money.Money;

/** Micros as people read them. */
final class Amounts {
    private Amounts() {}

    static String text(long micros) {
        return Money.ofMicros(micros).toString();
    }
}
