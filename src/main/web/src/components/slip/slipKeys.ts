import type { Action } from "../../domain/keys.ts";
import { tickDown, type TickTable, tickUp } from "../../domain/ticks.ts";
import type { Price } from "../../domain/units.ts";
import { preferences } from "../../state/preferences.ts";
import { useShortcuts } from "../../state/shortcuts.ts";
import { type Slip, slip } from "../../state/slip.ts";

/** The price one step higher or lower as it is shown: whoever sells contracts is shown the price of the no. */
function stepped({ kind, side, price }: Slip, table: TickTable, higher: boolean): Price {
    const noSide = kind === "YES_NO" && side === "SELL";
    return higher !== noSide ? tickUp(table, price) : tickDown(table, price);
}

/** Preset stakes, steps of the price, and placing, while the slip is open. */
export function useSlipKeys(
    form: { readonly current: HTMLFormElement | null },
    table: TickTable,
    onChange: () => void,
): void {
    const change = (next: (open: Slip) => Partial<Slip>) => {
        onChange();
        slip.update((open) => open === null ? null : { ...open, ...next(open) });
    };
    const stakes = preferences.get().stakes.map((text, index) =>
        [`stake${index + 1}` as Action, () => change(() => ({ text }))] as const
    );
    useShortcuts({
        ...Object.fromEntries(stakes),
        priceUp: () => change((open) => ({ price: stepped(open, table, true) })),
        priceDown: () => change((open) => ({ price: stepped(open, table, false) })),
        place: () => form.current?.requestSubmit(),
    });
}
