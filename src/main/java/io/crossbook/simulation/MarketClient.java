package io.crossbook.simulation;

import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketReply;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Asks a market as somebody does who asks again until there is an answer. */
final class MarketClient {
    static final long PATIENCE = 2 * Durations.SECOND;

    private final World world;
    private final String marketId;

    MarketClient(World world, String marketId) {
        this.world = world;
        this.marketId = marketId;
    }

    /** Asks until an answer is enough, which is then heard once. */
    void ask(MarketCommand command, Predicate<MarketReply> enough, Consumer<MarketReply> then) {
        boolean[] answered = {false};
        world.network().ask(world.market(marketId), command, reply -> {
            if (!answered[0] && enough.test(reply)) {
                answered[0] = true;
                then.accept(reply);
            }
        });
        world.schedule().after(PATIENCE, () -> {
            if (!answered[0]) {
                answered[0] = true;
                ask(command, enough, then);
            }
        });
    }
}
