package io.crossbook.season;

import java.time.Instant;
import java.util.List;

/**
 * The market of a fixture: who wins, with a schedule by which it lives on its own.
 *
 * @param commission percent of net winnings
 * @param approvals how many people a result takes
 * @param disputeMinutes how long an approved result can be disputed
 */
public record FixtureMarket(
        Fixture fixture,
        Instant opensAt,
        Instant turnInPlayAt,
        Instant closesAt,
        Instant resolveBy,
        String commission,
        int approvals,
        int disputeMinutes) {
    public static final int HOME = 0;
    public static final int AWAY = 1;
    public static final int DRAW = 2;

    /** Something that may come true. */
    public record Choice(String id, String name) {}

    /** In this order. */
    public List<Choice> choices() {
        return List.of(
                new Choice("home", fixture.home()), new Choice("away", fixture.away()), new Choice("draw", "Draw"));
    }

    public String name() {
        return fixture.round().isEmpty() ? "Match odds" : "Match odds, " + fixture.round();
    }
}
