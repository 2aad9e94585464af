import { useEffect, useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import type { LadderRow } from "../../domain/ladder.ts";
import { type Price, type Side, sidesOf } from "../../domain/units.ts";
import { cancelAll, cancelThese } from "../../state/ordering.ts";
import { pickPrice } from "../../state/picking.ts";
import { preferences } from "../../state/preferences.ts";
import { slip } from "../../state/slip.ts";

interface Keys {
    table: { readonly current: HTMLTableElement | null };
    market: Market;
    selectionId: string;
    rows: readonly LadderRow[];
    centre: () => void;
}

/** One stop of the Tab key; arrows move inside, and a tick never takes the focus away. */
export function useLadderKeys({ table, market, selectionId, rows, centre }: Keys) {
    const { buy, sell } = sidesOf(market.kind);
    const [at, setAt] = useState<{ price: Price; side: Side } | null>(null);
    const middle = rows[rows.length >> 1]?.price ?? 0;
    const now = at !== null && rows.some(({ price }) => price === at.price) ? at : { price: middle, side: buy };
    const to = (price: Price, side: Side) => {
        setAt({ price, side });
        table.current?.querySelector<HTMLElement>(`[data-price="${price}"][data-side="${side}"]`)?.focus();
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const focused = event.target instanceof HTMLElement ? event.target.dataset : {};
        const price = Number(focused["price"] ?? now.price);
        const side = (focused["side"] ?? now.side) as Side;
        const place = rows.findIndex((row) => row.price === price);
        const moved = { ArrowUp: rows[place - 1], ArrowDown: rows[place + 1] }[event.key];
        if (moved !== undefined) {
            to(moved.price, side);
        } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
            to(price, event.key === "ArrowLeft" ? buy : sell);
        } else if (event.key === "Delete" && !event.shiftKey) {
            cancelThese(rows[place]?.own ?? []);
        } else {
            return;
        }
        event.preventDefault();
    };
    useEffect(() => {
        const press = (event: KeyboardEvent) => {
            if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) {
                return;
            }
            const key = event.key.toLowerCase();
            const stake = preferences.get().stakes[Number(event.key) - 1];
            const best = rows.find(({ isBestBack }) => isBestBack)?.price;
            const bestLay = rows.find(({ isBestLay }) => isBestLay)?.price;
            if (key === "c") {
                centre();
            } else if ((key === "b" || key === "y") && best !== undefined) {
                pickPrice(market, selectionId, buy, best);
            } else if ((key === "l" || key === "n") && bestLay !== undefined) {
                pickPrice(market, selectionId, sell, bestLay);
            } else if (event.key === "Delete" && event.shiftKey) {
                void cancelAll(market.marketId);
            } else if (stake !== undefined && slip.get() !== null) {
                slip.update((open) => open === null ? null : { ...open, text: stake });
            } else {
                return;
            }
            event.preventDefault();
        };
        addEventListener("keydown", press);
        return () => removeEventListener("keydown", press);
    });
    return { onKeyDown, active: (price: Price) => price === now.price ? now.side : null };
}

function isTyping(event: KeyboardEvent): boolean {
    return event.target instanceof Element && event.target.closest("input, select, textarea, dialog") !== null;
}
