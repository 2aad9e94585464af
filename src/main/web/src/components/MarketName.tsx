import type { Market } from "../api/types.ts";
import { eventName } from "./words.ts";

/** A market by its event and name, or by its id while nothing else is known. */
export function MarketName({ id, market, name }: { id: string; market?: Market; name?: string }) {
    const words = eventName(market ? market.event.name : name ?? id.slice(0, 8));
    return (
        <a class="market-name" href={"/m/" + encodeURIComponent(id)}>
            {words}
            {market && market.name !== market.event.name && <small class="soft">{market.name}</small>}
        </a>
    );
}

/** What a selection is called in its market. */
export function selectionName(market: Market | undefined, id: string): string {
    return market?.selections.find((each) => each.id === id)?.name ?? id;
}
