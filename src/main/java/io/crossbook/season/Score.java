package io.crossbook.season;

/** Goals at the end of a match. */
public record Score(int home, int away) {
    /** Index of what came true among {@link FixtureMarket#choices()}. */
    public int winner() {
        if (home == away) {
            return FixtureMarket.DRAW;
        }
        return home > away ? FixtureMarket.HOME : FixtureMarket.AWAY;
    }
}
