package io.crossbook.controls;

import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;

/** A request to the switches. */
public sealed interface SwitchCommand extends Command<Switches, SwitchEvent, SwitchReply> {
    /** Sets a switch; one that stands so already is left as it is. */
    record SetSwitch(SwitchScope scope, String subject, SwitchMode mode, String by, String reason)
            implements SwitchCommand {
        @Override
        public Decision<SwitchEvent, SwitchReply> decide(Switches switches, long now) {
            TradingSwitch standing = switches.find(scope, subject);
            if (standing.mode() == mode) {
                return Decision.reply(new SwitchReply.Stands(standing));
            }
            return Decision.persist(
                    new SwitchEvent.SwitchSet(scope, subject, mode, by, reason, now),
                    new SwitchReply.Stands(new TradingSwitch(scope, subject, mode, by, reason, now)));
        }
    }

    /** Asks for all switches that are not open. */
    record ListSwitches() implements SwitchCommand {
        @Override
        public Decision<SwitchEvent, SwitchReply> decide(Switches switches, long now) {
            return Decision.reply(new SwitchReply.Listed(switches.all()));
        }
    }
}
