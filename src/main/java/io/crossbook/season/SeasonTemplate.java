package io.crossbook.season;

import java.time.Duration;
import java.time.Instant;

/**
 * How the markets of a season are made from its fixtures.
 *
 * @param openDays before the kick-off a market opens
 * @param lengthMinutes after the kick-off it closes
 * @param resultDays after that it is voided if it has no result
 * @param commission percent of net winnings
 * @param approvals how many people a result takes
 * @param disputeMinutes how long an approved result can be disputed
 */
public record SeasonTemplate(
        int openDays, int lengthMinutes, int resultDays, String commission, int approvals, int disputeMinutes) {
    /** What becomes of a fixture. */
    public FixtureMarket market(Fixture fixture) {
        Instant kickOff = fixture.kickOff();
        Instant closesAt = kickOff.plus(Duration.ofMinutes(lengthMinutes));
        return new FixtureMarket(
                fixture,
                kickOff.minus(Duration.ofDays(openDays)),
                kickOff,
                closesAt,
                closesAt.plus(Duration.ofDays(resultDays)),
                commission,
                approvals,
                disputeMinutes);
    }
}
