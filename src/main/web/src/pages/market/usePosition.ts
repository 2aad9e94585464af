import type { Market } from "../../api/types.ts";
import type { MarketView } from "../../domain/book.ts";
import { type Offers, withoutOwn } from "../../domain/greenup.ts";
import { openLines } from "../../domain/orders.ts";
import { isNothing, type OwnMarket } from "../../domain/ownOrder.ts";
import { type MarketTerms, type Standing, standingOf } from "../../domain/standing.ts";
import { leaving } from "../../state/leaving.ts";
import { own } from "../../state/live.ts";
import { useStore } from "../../state/store.ts";
import { termsOf } from "../../state/terms.ts";

/** What the user has in a market of bets, with all that leaving it depends on. */
export interface Whole {
    readonly market: Market;
    readonly terms: MarketTerms;
    readonly position: OwnMarket;
    readonly standing: Standing;
    /** What others offer. */
    readonly offers: readonly Offers[];
}

/** Null where nothing was matched and nothing is being left, undefined until it is known. */
export function usePosition(market: Market, book: MarketView | null): Whole | null | undefined {
    const mine = useStore(own);
    const left = useStore(leaving).has(market.marketId);
    const position = mine.markets.get(market.marketId);
    if (market.kind === "SPOT" || position === undefined || (isNothing(position) && !left)) {
        return null;
    }
    const terms = termsOf(market);
    const standing = standingOf(terms, position.profitIfOutcome, position.bySelection);
    if (standing === null) {
        return undefined;
    }
    const lines = openLines(mine, market.marketId);
    const offers = (book?.runners ?? []).map((runner) => withoutOwn(runner, lines));
    return { market, terms, position, standing, offers };
}
