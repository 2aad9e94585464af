package io.crossbook.audit;

import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Size;

/** Numbers as people read them. */
final class Amounts {
    private Amounts() {}

    static String text(long micros) {
        return Money.ofMicros(micros).toString();
    }

    /** Hundredths of a share, which may be less than none. */
    static String shares(long hundredths) {
        return hundredths < 0 ? "-" + Size.format(-hundredths) : Size.format(hundredths);
    }
}
