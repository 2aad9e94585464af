package io.crossbook.controls;

import io.crossbook.sourcing.Persisted;

/**
 * A switch as it was set last.
 *
 * @param subject id of the market or user, empty for the exchange
 * @param by who set it
 * @param at microseconds since 1970
 */
public record TradingSwitch(SwitchScope scope, String subject, SwitchMode mode, String by, String reason, long at)
        implements Persisted {}
