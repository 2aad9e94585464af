package io.crossbook.controls;

import io.crossbook.sourcing.Event;

/** A fact about the switches. */
public sealed interface SwitchEvent extends Event<Switches> {
    /** A person set a switch. */
    record SwitchSet(SwitchScope scope, String subject, SwitchMode mode, String by, String reason, long at)
            implements SwitchEvent {
        @Override
        public void applyTo(Switches switches) {
            switches.set(new TradingSwitch(scope, subject, mode, by, reason, at));
        }
    }
}
