package io.crossbook.simulation;

/**
 * What became of the world of a seed.
 *
 * @param hash of everything that happened in it; the same whenever the seed runs
 * @param trouble what must not happen and did, null when all was well
 */
public record SeedReport(long seed, long hash, Figures figures, String trouble) {
    /** Whether everything that must hold held. */
    public boolean isClean() {
        return trouble == null;
    }
}
