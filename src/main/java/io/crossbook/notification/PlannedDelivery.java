package io.crossbook.notification;

import io.crossbook.sourcing.Persisted;

/**
 * A notice on its way out of the house.
 *
 * @param id of the delivery; notices of one digest share it
 * @param notice number of the notice
 * @param notBefore microseconds since 1970
 */
public record PlannedDelivery(String id, Channel channel, long notice, boolean digest, long notBefore)
        implements Persisted {}
