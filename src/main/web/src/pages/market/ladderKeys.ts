import { useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import type { LadderRow } from "../../domain/ladder.ts";
import { type Price, type Side, sidesOf } from "../../domain/units.ts";
import { cancelThese } from "../../state/ordering.ts";
import { actionPressed, useShortcuts } from "../../state/shortcuts.ts";

interface Keys {
    table: { readonly current: HTMLTableElement | null };
    market: Market;
    /** Whether laying and selling are on the left. */
    swapped: boolean;
    rows: readonly LadderRow[];
    centre: () => void;
}

/** One stop of the Tab key; arrows move inside, and a tick never takes the focus away. */
export function useLadderKeys({ table, market, swapped, rows, centre }: Keys) {
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
        const action = actionPressed(event);
        const row = rows[action === "rowUp" ? place - 1 : place + 1];
        if ((action === "rowUp" || action === "rowDown") && row !== undefined) {
            to(row.price, side);
        } else if (action === "columnLeft" || action === "columnRight") {
            to(price, (action === "columnLeft") !== swapped ? buy : sell);
        } else if (action === "cancelRow") {
            const at = Number(
                event.target instanceof Element && event.target.closest<HTMLElement>("tr")?.dataset["row"],
            );
            cancelThese(rows.find((each) => each.price === at)?.own ?? []);
        } else {
            return;
        }
        event.preventDefault();
    };
    useShortcuts({ centre });
    return { onKeyDown, active: (price: Price) => price === now.price ? now.side : null };
}
