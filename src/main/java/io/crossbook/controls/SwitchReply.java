package io.crossbook.controls;

import io.crossbook.sourcing.Persisted;
import java.util.List;

/** What the switches answer. */
public sealed interface SwitchReply extends Persisted {
    /** No, for this reason. */
    record Refused(SwitchRejection reason) implements SwitchReply {}

    /** The switch as it durably stands. */
    record Stands(TradingSwitch standing) implements SwitchReply {}

    /** All switches that are not open. */
    record Listed(List<TradingSwitch> switches) implements SwitchReply {
        public Listed {
            switches = List.copyOf(switches);
        }
    }
}
