import type { Action } from "../../domain/keys.ts";
import { tickDown, type TickTable, tickUp } from "../../domain/ticks.ts";
import type { Price } from "../../domain/units.ts";
import { preferences } from "../../state/preferences.ts";
import { useShortcuts } from "../../state/shortcuts.ts";
import type { Slip } from "../../state/slip.ts";

/** The price one step higher or lower as it is shown: whoever sells contracts is shown the price of the no. */
export function stepped(slip: Slip, table: TickTable, higher: boolean): Price {
    const noSide = slip.kind === "YES_NO" && slip.side === "SELL";
    return higher !== noSide ? tickUp(table, slip.price) : tickDown(table, slip.price);
}

/** Preset stakes, steps of the price, and placing, while the slip is open. */
export function useSlipKeys(
    form: { readonly current: HTMLFormElement | null },
    slip: Slip,
    table: TickTable,
    change: (next: Partial<Slip>) => void,
): void {
    const stakes = preferences.get().stakes.map((text, index) =>
        [`stake${index + 1}` as Action, () => change({ text })] as const
    );
    useShortcuts({
        ...Object.fromEntries(stakes),
        priceUp: () => change({ price: stepped(slip, table, true) }),
        priceDown: () => change({ price: stepped(slip, table, false) }),
        place: () => form.current?.requestSubmit(),
    });
}
