import type { Market, Trade } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { sideWord, usePriceFormat } from "../../components/Price.tsx";
import { formatClock, formatFully } from "../../domain/formats.ts";
import { formatSizeExactly, parsePrice, parseSize } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import { useLoaded } from "../../state/loading.ts";
import { client } from "../../state/session.ts";

const EVERY_MS = 3_000;

/** The latest trades of a selection. */
export function TradesPanel({ market, selectionId }: { market: Market; selectionId: string }) {
    const format = usePriceFormat(market.kind);
    const trades = useLoaded(
        async (signal) => {
            const query = new URLSearchParams({ selectionId, limit: "50" });
            const path = `/markets/${encodeURIComponent(market.marketId)}/trades?${query}`;
            return (await client.ask<{ items: Trade[] }>(path, { signal })).items;
        },
        [market.marketId, selectionId],
        EVERY_MS,
    );
    return (
        <Async of={trades} rows={8} empty="No trades yet.">
            {(items) => (
                <div class="table-scroll trades" tabIndex={0} role="region" aria-label="Latest trades">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">Time</th>
                                <th scope="col" class="number">Price</th>
                                <th scope="col" class="number">Size</th>
                                <th scope="col">Taken by</th>
                            </tr>
                        </thead>
                        <tbody>
                            {items.map((trade, index) => (
                                <tr key={trade.seq + " " + index}>
                                    <td title={formatFully(trade.time)}>{formatClock(trade.time)}</td>
                                    <td class="number">{formatPrice(market.kind, parsePrice(trade.price), format)}</td>
                                    <td class="number">{formatSizeExactly(parseSize(trade.size))}</td>
                                    <td>{sideWord(market.kind, trade.taker)}</td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </Async>
    );
}
