import type { Market } from "../../api/types.ts";
import type { RunnerView } from "../../domain/book.ts";
import { type Side, sidesOf } from "../../domain/units.ts";
import { cancelAll } from "../../state/ordering.ts";
import { pickPrice } from "../../state/picking.ts";
import { useShortcuts } from "../../state/shortcuts.ts";

/** What keys do wherever the focus is on a market's page; the ladder and the slip have their own. */
export function useMarketKeys(market: Market, runner: RunnerView | null, onHelp: () => void): void {
    const { buy, sell } = sidesOf(market.kind);
    const take = (side: Side, price: number | undefined) => {
        if (runner !== null && price !== undefined) {
            pickPrice(market, runner.id, side, price, true);
        }
    };
    useShortcuts({
        buy: () => take(buy, runner?.backs[0]?.price),
        sell: () => take(sell, runner?.lays[0]?.price),
        cancelAll: () => void cancelAll(market.marketId),
        help: onHelp,
    });
}
